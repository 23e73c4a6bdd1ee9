import type { Numeric } from './model.js';
export const checkStringFormat = (_format: string, _value: string): boolean => true;
export const checkNumberFormat = (_format: string, _value: Numeric): boolean => true;
