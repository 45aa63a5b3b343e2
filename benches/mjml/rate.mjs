// node rate.mjs: e-mails a second on one core, the best of five rounds after a warm-up, as a bare number.
import fs from 'node:fs';
import mjml2html from 'mjml';

const source = fs.readFileSync(new URL('announcement.mjml', import.meta.url), 'utf8');
const { html, errors } = await mjml2html(source);
if (errors.length) throw Error(errors.map((error) => error.formattedMessage).join('\n'));
console.error(`one message: ${Buffer.byteLength(html)} bytes`);

const round = async (count) => {
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) await mjml2html(source);
  const { user, system } = process.cpuUsage(start);
  return count / ((user + system) / 1e6);
};
await round(100);
const rates = [];
for (let i = 0; i < 5; i++) rates.push(await round(100));
console.log(Math.max(...rates).toFixed(1));
