// The code of `web` that talks to the user service.

/** @param {string} baseUrl */
export function createClient(baseUrl) {
  const call = async (path, init = {}) => {
    const headers = { Accept: 'application/json', Authorization: 'Bearer token', ...init.headers };
    const response = await fetch(`${baseUrl}${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`${response.status} ${(await response.json()).title}`);
    return response.json();
  };
  return {
    user: (id) => call(`/users/${id}`),
    admins: (page) => call(`/users?role=admin&role=member&page=${page}`),
    rename: (id, name) =>
      call(`/users/${id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/merge-patch+json' },
        body: JSON.stringify({ name }),
      }),
  };
}
