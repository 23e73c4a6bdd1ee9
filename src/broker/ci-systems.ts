/** Environment variables by name. */
export type Env = Readonly<Record<string, string | undefined>>;

interface CiSystem {
  readonly name: string;
  /** Variables in the order in which they are asked; the first that is not empty wins. */
  readonly commit: readonly string[];
  readonly branch: readonly string[];
  /** The address of the build: `{NAME}` is replaced; unusable when one of them is missing. */
  readonly build: readonly string[];
  /** Prefix of branch names that is not part of them. */
  readonly prefix?: string;
  /** The branch variables say something else when this variable has this value. */
  readonly noBranch?: readonly [name: string, value: string];
}

/** What each system calls commit, branch and build. The first row is the convention of Pact's examples. */
const CI_SYSTEMS: readonly CiSystem[] = [
  { name: 'any', commit: ['GIT_COMMIT'], branch: ['GIT_BRANCH'], build: ['{BUILD_URL}'], prefix: 'origin/' },
  {
    name: 'GitHub Actions',
    commit: ['GITHUB_SHA'],
    branch: ['GITHUB_HEAD_REF', 'GITHUB_REF_NAME'],
    build: ['{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/actions/runs/{GITHUB_RUN_ID}'],
    noBranch: ['GITHUB_REF_TYPE', 'tag'],
  },
  {
    name: 'GitLab CI',
    commit: ['CI_COMMIT_SHA'],
    branch: ['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'CI_COMMIT_BRANCH', 'CI_COMMIT_REF_NAME'],
    build: ['{CI_JOB_URL}', '{CI_PIPELINE_URL}'],
  },
  {
    name: 'Buildkite',
    commit: ['BUILDKITE_COMMIT'],
    branch: ['BUILDKITE_BRANCH'],
    build: ['{BUILDKITE_BUILD_URL}'],
  },
  { name: 'CircleCI', commit: ['CIRCLE_SHA1'], branch: ['CIRCLE_BRANCH'], build: ['{CIRCLE_BUILD_URL}'] },
  {
    name: 'Travis CI',
    commit: ['TRAVIS_PULL_REQUEST_SHA', 'TRAVIS_COMMIT'],
    branch: ['TRAVIS_PULL_REQUEST_BRANCH', 'TRAVIS_BRANCH'],
    build: ['{TRAVIS_BUILD_WEB_URL}'],
  },
  {
    name: 'Bitbucket Pipelines',
    commit: ['BITBUCKET_COMMIT'],
    branch: ['BITBUCKET_BRANCH'],
    build: ['{BITBUCKET_GIT_HTTP_ORIGIN}/addon/pipelines/home#!/results/{BITBUCKET_BUILD_NUMBER}'],
  },
  {
    name: 'Azure Pipelines',
    commit: ['SYSTEM_PULLREQUEST_SOURCECOMMITID', 'BUILD_SOURCEVERSION'],
    branch: ['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'BUILD_SOURCEBRANCH'],
    build: [
      '{SYSTEM_TEAMFOUNDATIONCOLLECTIONURI}{SYSTEM_TEAMPROJECT}/_build/results?buildId={BUILD_BUILDID}',
    ],
    prefix: 'refs/heads/',
  },
];

export interface BuildFacts {
  readonly commit: string | undefined;
  readonly branch: string | undefined;
  readonly buildUrl: string | undefined;
}

/** Commit, branch and build address of the running build, as far as the environment tells. */
export function buildFacts(env: Env): BuildFacts {
  return {
    commit: firstOf((system) => firstVariable(env, system.commit)),
    branch: firstOf((system) => branchOf(env, system)),
    buildUrl: firstOf((system) => firstOf((template) => filled(env, template), system.build)),
  };
}

/** Whether this is a build server. */
export const isCi = (env: Env): boolean =>
  (env.CI !== undefined && env.CI !== '' && env.CI !== 'false') ||
  Boolean(env.TF_BUILD || env.JENKINS_URL || env.TEAMCITY_VERSION);

function firstOf<T = CiSystem>(
  read: (item: T) => string | undefined,
  items: readonly T[] = CI_SYSTEMS as readonly T[],
): string | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

const firstVariable = (env: Env, names: readonly string[]): string | undefined =>
  names.map((name) => env[name]?.trim()).find((value) => value);

function branchOf(env: Env, { branch, prefix, noBranch }: CiSystem): string | undefined {
  if (noBranch && env[noBranch[0]] === noBranch[1]) return undefined;
  const name = firstVariable(env, branch);
  return prefix !== undefined && name?.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function filled(env: Env, template: string): string | undefined {
  let complete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = env[name]?.trim();
    if (!value) complete = false;
    return value ?? '';
  });
  return complete ? text : undefined;
}
