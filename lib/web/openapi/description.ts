/** The rules of every request, in plain Markdown without HTML. */
export const apiDescription = `Numbers that must not be called or texted, for the systems that call and text.

**Keys.** An access token's public and private key, by HTTP Basic. A token does what it may and its maker may now.

**Fields** stand in the query, in a form or in a JSON object, by the same names; the path wins over the query, the query over the body. A name that a request does not know is 422: a misspelled filter must not widen what is done. Truth values are 1, true, yes, on, 0, false, no, off.

**Numbers** are E.164. In a path \`17193132645\`, \`+17193132645\` and \`%2B17193132645\` are the same.

**Times** go out in UTC. They come in with an offset (\`2016-01-01 12:25:15 -0500\`), or in \`time_zone\`, or in the company's zone. The end of a range takes in all of what was written.

**Lists** have \`page\` and \`per_page\` (25, at most 1,000), as far as page × per_page is at most 100,000, and a \`cursor\`: begin with -1, go on with \`metadata.next_cursor\`. A page may be short, or empty, where filters leave little: only a \`next_cursor\` of 0 is the end. \`columns=id,number\` limits the fields, \`root=false\` gives the bare array.

**Failures** are \`{"status":422,"errors":{"caller_id":["is not a phone number"]}}\`. Whatever else you get than a 2xx for a check, a call or a text is a refusal.

**Again.** Blocking twice is blocking once. With an \`Idempotency-Key\` a request that makes a job is answered as the first time for 24 hours; 409 when the same key comes with another request.

**Rates.** Every answer says in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds) what is left of this minute; 429 says in \`Retry-After\` when to come back.`;
