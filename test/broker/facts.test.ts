import { describe, expect, it } from 'vitest';
import { buildFacts, isCi } from '../../src/broker/ci-systems.js';
import { connectionOf } from '../../src/broker/connection.js';
import { fieldOf } from '../../src/broker/field.js';
import { expandLink, linksOf } from '../../src/broker/hal.js';
import { noticesAfter } from '../../src/broker/notices.js';
import { similarVersion } from '../../src/broker/unknown-version.js';

describe('what a build knows about itself', () => {
  it.each<[string, Record<string, string>, [string?, string?, string?]]>([
    ['nothing', {}, []],
    ['Pact examples', { GIT_COMMIT: 'a', GIT_BRANCH: 'b', GITHUB_SHA: 'x' }, ['a', 'b']],
    [
      'Jenkins',
      { GIT_COMMIT: 'a', GIT_BRANCH: 'origin/feat/x', BUILD_URL: 'https://j/1' },
      ['a', 'feat/x', 'https://j/1'],
    ],
    [
      'GitHub',
      {
        GITHUB_SHA: 'a',
        GITHUB_REF_NAME: 'main',
        GITHUB_SERVER_URL: 'https://gh',
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_RUN_ID: '5',
      },
      ['a', 'main', 'https://gh/o/r/actions/runs/5'],
    ],
    [
      'a pull request',
      { GITHUB_SHA: 'a', GITHUB_HEAD_REF: 'feat', GITHUB_REF_NAME: '7/merge' },
      ['a', 'feat'],
    ],
    ['a tag on GitHub', { GITHUB_SHA: 'a', GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag' }, ['a']],
    ['GitLab', { CI_COMMIT_SHA: 'a', CI_COMMIT_REF_NAME: 'b', CI_JOB_URL: 'u' }, ['a', 'b', 'u']],
    [
      'Buildkite',
      { BUILDKITE_COMMIT: 'a', BUILDKITE_BRANCH: 'b', BUILDKITE_BUILD_URL: 'u' },
      ['a', 'b', 'u'],
    ],
    ['CircleCI', { CIRCLE_SHA1: 'a', CIRCLE_BRANCH: 'b', CIRCLE_BUILD_URL: 'u' }, ['a', 'b', 'u']],
    ['Travis', { TRAVIS_COMMIT: 'a', TRAVIS_BRANCH: 'main', TRAVIS_PULL_REQUEST_BRANCH: 'b' }, ['a', 'b']],
    ['Bitbucket', { BITBUCKET_COMMIT: 'a', BITBUCKET_BRANCH: 'b' }, ['a', 'b']],
    ['Azure', { BUILD_SOURCEVERSION: 'a', BUILD_SOURCEBRANCH: 'refs/heads/feat/x' }, ['a', 'feat/x']],
    ['empty variables', { GIT_COMMIT: ' ', CI_COMMIT_SHA: 'a' }, ['a']],
  ])('%s', (_, env, [commit, branch, buildUrl]) => {
    expect(buildFacts(env)).toEqual({ commit, branch, buildUrl });
  });

  it.each([
    [{ CI: 'true' }, true],
    [{ CI: 'false' }, false],
    [{ TF_BUILD: 'True' }, true],
    [{}, false],
  ])('is in CI: %j', (env, expected) => expect(isCi(env)).toBe(expected));
});

describe('where the broker is', () => {
  const env = { PACT_BROKER_BASE_URL: 'http://env', PACT_BROKER_USERNAME: 'e', PACT_BROKER_PASSWORD: 'p' };
  const config = { brokerBaseUrl: 'http://config', brokerToken: 'c' };

  it('options win over environment, that over configuration', () => {
    expect(connectionOf({ brokerBaseUrl: 'http://flag', brokerToken: 't' }, env, config)).toEqual({
      baseUrl: 'http://flag',
      credentials: { kind: 'bearer', token: 't' },
    });
    expect(connectionOf({}, env, config)).toEqual({
      baseUrl: 'http://env',
      credentials: { kind: 'basic', username: 'e', password: 'p' },
    });
    expect(connectionOf({}, {}, config)).toMatchObject({ credentials: { token: 'c' } });
  });

  it('a user may have the password in the environment', () => {
    expect(connectionOf({ brokerUsername: 'u' }, env, {}).credentials).toMatchObject({
      username: 'u',
      password: 'p',
    });
  });

  it('user and token together are a contradiction', () => {
    expect(() => connectionOf({ brokerUsername: 'u', brokerToken: 't' }, {}, {})).toThrow('not both');
  });
});

describe('links', () => {
  it.each([
    [{ _links: { x: { href: 'a' } } }, ['a']],
    [{ _links: { x: [{ href: 'a' }, { name: 'no href' }, { href: 'b' }] } }, ['a', 'b']],
    [{ _links: { x: 'a' } }, []],
    [{ _links: null }, []],
    [{}, []],
  ])('%j', (resource, expected) => {
    expect(linksOf(resource as never, 'x').map(({ href }) => href)).toEqual(expected);
  });

  it('fills templates, and only those', () => {
    expect(expandLink('/a/{name}/{other}', { name: 'x/y' })).toBe('/a/x%2Fy/{other}');
    expect(expandLink('/a/{constructor}', {})).toBe('/a/{constructor}');
  });
});

describe('small facts', () => {
  it.each([
    [
      '/interactions/0/response/body/items/0/total',
      'body',
      '$.items[0].total',
      'response body $.items[0].total',
    ],
    ['/interactions/0/response/body/content/a b', 'body', "$['a b']", "response body $['a b']"],
    ['/interactions/2/request/headers/Accept', 'headers', 'Accept', 'request headers Accept'],
    ['/interactions/2/response/status', 'status', '', 'response status'],
    ['/messages/0/contents/id', 'contents', '$.id', 'contents $.id'],
    ['/interactions/0', 'interaction', '', ''],
    [undefined, 'interaction', '', ''],
  ])('%s is the field %s %s', (pointer, attribute, identifier, label) => {
    expect(fieldOf(pointer)).toEqual({ attribute, identifier, label });
  });

  it.each([
    ['abcdef0', ['abcdef0123', 'x'], 'abcdef0123'],
    ['v1.2.0', ['1.2.0'], '1.2.0'],
    ['1.2.0', ['v1.2.0'], 'v1.2.0'],
    ['9', ['1', '2'], undefined],
    ['1.0.0', ['1.0.0'], undefined],
  ])('%s among %j is perhaps %s', (version, versions, expected) => {
    expect(similarVersion(version, versions)).toBe(expected);
  });

  it('prints the notice of the outcome', () => {
    const notices = [
      { when: 'after_verification:success_false_published_true', text: 'a' },
      { when: 'after_verification:success_true_published_true', text: 'b' },
      { when: 'before_verification', text: 'c' },
    ];
    expect(noticesAfter(notices, false, true)).toEqual(['a']);
    expect(noticesAfter(notices, false, false)).toEqual([]);
  });
});
