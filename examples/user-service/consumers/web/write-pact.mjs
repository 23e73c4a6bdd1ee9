// The consumer test of `web`, as its team would write it: the Pact library runs a mock server, the client calls it, and
// what was expected becomes pacts/web-user-service.json. Run it again after a change:
//   node examples/user-service/consumers/web/write-pact.mjs
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient } from './client.mjs';

process.env.PACT_DO_NOT_TRACK = 'true';
const { MatchersV3, PactV4 } = await import('@pact-foundation/pact');
const { atLeastLike, integer, regex, string, timestamp } = MatchersV3;

const dir = fileURLToPath(new URL('../../pacts', import.meta.url));
// The library adds to a file that exists; only a new one holds exactly what is written here.
rmSync(`${dir}/web-user-service.json`, { force: true });

const pact = new PactV4({ consumer: 'web', provider: 'user-service', dir, logLevel: 'error' });
const json = { 'Content-Type': 'application/json' };

await pact
  .addInteraction()
  .given('a user exists', { id: 42 })
  .uponReceiving('a request for the page of a user')
  .withRequest('GET', regex('/users/[1-9][0-9]{0,8}', '/users/42'), (request) =>
    request.headers({ Authorization: 'Bearer token', Accept: 'application/json' }),
  )
  .willRespondWith(200, (response) =>
    response.headers(json).jsonBody({
      id: integer(42),
      name: string('Ada Lovelace'),
      status: regex('active|suspended', 'active'),
      createdAt: timestamp("yyyy-MM-dd'T'HH:mm:ssX", '2024-02-29T08:30:00Z'),
    }),
  )
  .executeTest(async ({ url }) => {
    assert.equal((await createClient(url).user(42)).name, 'Ada Lovelace');
  });

await pact
  .addInteraction()
  .given('an admin exists')
  .uponReceiving('a request for those who may edit')
  .withRequest('GET', '/users', (request) =>
    request
      .query({ role: ['admin', 'member'], page: '1' })
      .headers({ Authorization: 'Bearer token', Accept: 'application/json' }),
  )
  .willRespondWith(200, (response) =>
    response.headers(json).jsonBody({
      items: atLeastLike({ id: 42, name: 'Ada Lovelace', email: 'ada@example.com' }, 1),
      total: integer(1),
    }),
  )
  .executeTest(async ({ url }) => {
    assert.equal((await createClient(url).admins(1)).items.length, 1);
  });

await pact
  .addInteraction()
  .given('a user exists', { id: 42 })
  .uponReceiving('a request to rename a user')
  .withRequest('PATCH', '/users/42', (request) =>
    request
      .headers({
        Authorization: 'Bearer token',
        Accept: 'application/json',
        'Content-Type': 'application/merge-patch+json',
      })
      .jsonBody({ name: string('Ada King') }),
  )
  .willRespondWith(200, (response) =>
    response.headers(json).jsonBody({ id: integer(42), name: string('Ada King') }),
  )
  .executeTest(async ({ url }) => {
    assert.equal((await createClient(url).rename(42, 'Ada King')).name, 'Ada King');
  });
