/** The command line from source: `npx tsx src/cli/main.ts`. What is installed starts in launch.ts. */
import './engine.js';
import { start } from './start.js';

start();
