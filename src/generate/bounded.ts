import * as fc from 'fast-check';
import { NoValuesError } from '../schema/generate/index.js';

/** Draws in a row that may be refused. */
const TRIES = 60;

/** Like `filter`, but ends: with {@link NoValuesError} where nearly nothing fits. */
export class BoundedArbitrary<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly inner: fc.Arbitrary<T>,
    private readonly fits: (value: T) => boolean,
    private readonly reason: string,
  ) {
    super();
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    for (let i = 0; i < TRIES; i++) {
      const drawn = this.inner.generate(mrng, biasFactor);
      if (this.fits(drawn.value)) return drawn;
    }
    throw new NoValuesError('undecided', this.reason);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.inner.shrink(value, context).filter((smaller) => this.fits(smaller.value));
  }
}
