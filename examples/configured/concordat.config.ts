import { defineConfig } from 'concordat';

export default defineConfig({
  spec: 'openapi.yaml',
  pacts: 'pacts',
  ignores: [
    {
      rule: 'response.body.optional',
      consumer: 'web',
      reason: 'the provider state says that the order has a note',
      expires: '2099-12-31',
    },
  ],
});
