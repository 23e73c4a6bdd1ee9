/** A provider to be tested: a shelf of books, as a function from request to response. */
export function createShelf() {
  const books = [];
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname !== '/books') return problem(404, 'no such resource');
    if (request.method === 'GET') return list(books, url.searchParams);
    const type = request.headers.get('content-type');
    if (type !== 'application/json') return problem(415, `cannot read ${type}`);
    return add(books, await request.json().catch(() => undefined));
  };
}

const GENRES = new Set(['novel', 'poetry', 'essay']);

function list(books, query) {
  const genre = query.get('genre');
  const limit = query.get('limit') ?? '50';
  if (genre !== null && !GENRES.has(genre)) return problem(400, 'unknown genre');
  if (!/^[1-9]\d?$/.test(limit) || Number(limit) > 50) return problem(400, 'limit must be 1 to 50');
  const found = books.filter((book) => genre === null || book.genre === genre);
  return Response.json(found.toReversed().slice(0, Number(limit)));
}

function add(books, book) {
  const fault = faultOf(book);
  if (fault) return problem(400, fault);
  const stored = { id: books.length + 1, ...book };
  books.push(stored);
  return Response.json(stored, { status: 201, headers: { Location: `/books/${stored.id}` } });
}

const KNOWN = new Set(['isbn', 'title', 'genre', 'published', 'pages']);

function faultOf(book) {
  if (typeof book !== 'object' || book === null || Array.isArray(book)) return 'a book is an object';
  const { isbn, title, genre, published, pages } = book;
  const unknown = Object.keys(book).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) return `a book has no ${unknown}`;
  if (typeof isbn !== 'string' || !/^97[89]\d{10}$/.test(isbn)) return 'isbn is wrong';
  // Characters, not UTF-16 units: the generator finds the difference.
  if (typeof title !== 'string' || title === '' || [...title].length > 200) return 'title is wrong';
  if (genre !== undefined && !GENRES.has(genre)) return 'genre is unknown';
  if (published !== undefined && !isDate(published)) return 'published is no date';
  if (pages !== undefined && pages !== null && !(Number.isInteger(pages) && pages > 0))
    return 'pages is wrong';
  return undefined;
}

function isDate(text) {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const problem = (status, title) =>
  Response.json({ title }, { status, headers: { 'Content-Type': 'application/problem+json' } });
