import { parseArgs } from 'node:util';

/** As much of curl as the page on the API uses, for machines that have none: what it is asked for, it sends and prints. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean' },
    'fail-with-body': { type: 'boolean' },
    request: { type: 'string' },
    header: { type: 'string', multiple: true },
    data: { type: 'string' },
  },
});
const { request, header = [], data } = values;
const [address = ''] = positionals;
const reply = await fetch(address, {
  method: request ?? (data === undefined ? 'GET' : 'POST'),
  headers: header.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':');
    return [name, value.join(':').trim()];
  }),
  ...(data === undefined ? {} : { body: data }),
});
console.log(await reply.text());
if (values['fail-with-body'] && !reply.ok) process.exitCode = 22;
