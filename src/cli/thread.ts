/** What the other threads of an installed program run. */
import './engine.js';
import { loadBundle } from './load-bundle.js';

void loadBundle().exports.work();
