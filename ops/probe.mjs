// node ops/probe.mjs URL: exit 0 if it answers with a status below 400 within three seconds. The health check of an image that has Node and no curl.
const url = process.argv[2];
if (url === undefined || url === '--help') {
  console.error('node ops/probe.mjs URL');
  process.exit(url === undefined ? 1 : 0);
}
fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
  (answer) => {
    if (!answer.ok) console.error(`status ${answer.status}`);
    process.exit(answer.ok ? 0 : 1);
  },
  (error) => {
    console.error(String(error));
    process.exit(1);
  },
);
