import { InputError } from '../../source/model.js';

/** The broker could not be asked, or refused. `message` is one sentence without credentials; leads to exit code 2. */
export class BrokerError extends InputError {
  constructor(
    message: string,
    /** HTTP status; undefined when there was no answer. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, undefined, options);
  }
}
