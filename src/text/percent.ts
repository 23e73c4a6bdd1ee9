/** Surrogates without their other half; encoders throw at them. */
const LONE = /\p{Surrogate}/gu;

const wellFormed = (text: string): string => text.replace(LONE, '\ufffd');

/** `encodeURIComponent` for any text: a lone surrogate, which no UTF-8 can carry, becomes U+FFFD. */
export const percentEncoded = (text: string): string => encodeURIComponent(wellFormed(text));

/** `encodeURI` for any text. */
export const uriEncoded = (text: string): string => encodeURI(wellFormed(text));
