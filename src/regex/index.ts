export { compileRegex } from './compile.js';
export { BUDGET_REASON, type CompiledRegex, type RegexDialect } from './model.js';
