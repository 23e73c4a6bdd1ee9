import type { ParameterStyle } from '../../model.js';
import { deepObject } from './deep-object.js';
import { form, formLike } from './form.js';
import { label } from './label.js';
import { matrix } from './matrix.js';
import type { Style } from './model.js';
import { simple } from './simple.js';

/** Every style by its name. `tabDelimited` is Swagger 2.0's `tsv`. */
export const STYLES: Readonly<Record<ParameterStyle, Style>> = {
  simple,
  label,
  matrix,
  form,
  spaceDelimited: formLike(' ', /%20| /),
  pipeDelimited: formLike('|', /%7C|\|/i),
  tabDelimited: formLike('\t', /%09|\t/),
  deepObject,
  cookie: form,
};
