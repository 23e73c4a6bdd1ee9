export { compileRegex } from './compile.js';
