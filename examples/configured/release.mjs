// A release waits for a document that is valid.
export default {
  extends: './concordat.config.ts',
  rules: { 'spec.invalid': 'error' },
};
