type Hostile = { what: string; path: string; init?: RequestInit }

const repeat = (times: number, part: (index: number) => string) =>
  Array.from({ length: times }, (_, index) => part(index)).join('')

const graphql = (what: string, query: string, variables: unknown = {}): Hostile => ({
  what: `GraphQL: ${what}`,
  path: '/api/graphql',
  init: {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  },
})

const list = (what: string, search: string): Hostile => ({
  what: `REST: ${what}`,
  path: `/api/posts?${search}`,
})

const sending = (what: string, path: string, type: string, body: string): Hostile => ({
  what: `body: ${what}`,
  path,
  init: { method: 'POST', headers: { 'content-type': type }, body },
})

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

/** Requests that cost a client nothing, and are meant to cost a server much. */
export const hostileRequests: Hostile[] = [
  graphql('499 aliases', `{ ${repeat(499, (n) => `a${n}: Posts { docs { id } } `)} }`),
  graphql(
    'fragments that double',
    `
      {
        Posts {
          docs {
            ...f0
          }
        }
      }
      ${repeat(30, (n) => `fragment f${n} on Post { ...f${n + 1} ...f${n + 1} } `)}
      fragment f30 on Post {
        id
      }
    `,
  ),
  graphql(
    'fragments in a circle',
    '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
  ),
  graphql(
    'levels',
    `
      ${repeat(2000, () => '{ a ')}
      ${repeat(2000, () => '}')}
    `,
  ),
  graphql('brackets', '['.repeat(90_000)),
  graphql('a long name', `{ ${'a'.repeat(90_000)} }`),
  graphql('directives', `{ Posts ${'@skip(if: false) '.repeat(600)} { totalDocs } }`),
  graphql(
    'relations of relations',
    `{ ${repeat(18, (n) => `a${n}: Posts(limit: 100) { docs { topics { posts(limit: 100) { docs { topics { posts(limit: 100) { docs { id } } } } } } } } `)} }`,
  ),
  graphql(
    '20 logins',
    `mutation { ${repeat(20, (n) => `a${n}: loginUser(email: "a@example.org", password: "x") { exp } `)} }`,
  ),
  graphql('1,000 directives', `{ Posts { ${repeat(1000, () => 'totalDocs @skip(if: false) ')} } }`),
  graphql(
    'a schema that leads into itself',
    `{ __schema { types { ${repeat(200, () => 'fields { type { ')} name ${repeat(200, () => '} } ')} } } }`,
  ),
  graphql('many variables', '{ Posts { totalDocs } }', { a: Array(400_000).fill(1) }),
  graphql('a long variable', 'query ($where: Post_where) { Posts(where: $where) { totalDocs } }', {
    where: { title: { like: 'a '.repeat(400_000) } },
  }),
  sending(
    'a batch',
    '/api/graphql',
    'application/json',
    JSON.stringify(Array(5000).fill({ query: '{ Posts(limit: 100) { docs { id } } }' })),
  ),
  graphql('deep variables', '{ Posts { totalDocs } }', { a: nested(2000) }),
  graphql('many conditions', 'query ($where: Post_where) { Posts(where: $where) { totalDocs } }', {
    where: { OR: Array.from({ length: 5000 }, () => ({ title: { like: 'a b c' } })) },
  }),
  graphql(
    'the whole schema',
    `{ __schema { types { ${repeat(20, (n) => `a${n}: fields { name type { name } } `)} } } }`,
  ),
  list(
    '1,000 parameters',
    repeat(1000, (n) => `where[or][${n}][title][like]=a&`),
  ),
  list('1,000 levels of conditions', `where${'[and][0]'.repeat(1000)}[title][equals]=a`),
  list('levels of conditions', `where${'[and][0]'.repeat(200)}[title][equals]=a`),
  list('many words', `where[title][like]=${'word%20'.repeat(1500)}`),
  list('a long list', `where[id][in]=${'01a20d26-6000-70c6-b801-2e9d8e434262,'.repeat(350)}`),
  list('wildcards', `where[summary][like]=${'%25'.repeat(3000)}`),
  list('everything', 'limit=0&depth=10&pagination=false&draft=true'),
  list('everything joined', 'limit=100&depth=3&joins[x][limit]=0&draft=true'),
  list('sorting', `sort=${repeat(400, (n) => `title,-slug${n},`)}`),
  list('brackets', '['.repeat(12_000)),
  list('percent signs', '%'.repeat(12_000)),
  { what: 'search: 10 kB', path: `/api/search?q=${'a%20'.repeat(2500)}` },
  { what: 'search: symbols', path: `/api/search?q=${encodeURIComponent('"*(-:^~'.repeat(400))}` },
  sending('deep JSON', '/api/users/login', 'application/json', '['.repeat(900_000)),
  sending(
    'many keys',
    '/api/users/login',
    'application/json',
    `{${repeat(60_000, (n) => `"k${n}":1,`)}"email":"a"}`,
  ),
  sending(
    'a long e-mail',
    '/api/users/login',
    'application/json',
    JSON.stringify({ email: `${'a'.repeat(900_000)}@`, password: 'x' }),
  ),
  sending(
    'a form of nothing',
    '/api/posts',
    'multipart/form-data; boundary=x',
    '--x\r\n'.repeat(150_000),
  ),
  sending('60 MB', '/api/posts', 'application/json', 'x'.repeat(60_000_000)),
]
