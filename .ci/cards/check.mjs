// node check.mjs FILE…: every Adaptive Card as Microsoft's own library reads it, without a complaint; one line each.
import fs from 'node:fs';
import { createRequire } from 'node:module';

// The package's modules name each other without endings, which only bundlers understand; this is its bundle.
const cards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.min.js');

let missed = 0;
for (const file of process.argv.slice(2)) {
  // The library tests languages with a pattern that remembers where it stopped, so that every second one fails.
  cards.CardElement.langProperty.regEx.lastIndex = 0;
  const { content } = JSON.parse(fs.readFileSync(file, 'utf8')).attachments[0];
  const problems = [];
  // Teams shows cards up to this version.
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const card = new cards.AdaptiveCard();
  card.parse(content, context);
  for (let i = 0; i < context.eventCount; i++) problems.push(context.getEventAt(i).message);
  for (const { message } of card.validateProperties().validationEvents) problems.push(message);
  if (!/^1\.[0-5]$/.test(content.version)) problems.push(`version ${content.version}`);
  missed += problems.length > 0;
  console.log(problems.length ? `FAIL ${file}: ${problems.join('; ')}` : `ok   ${file}`);
}
process.exit(missed ? 1 : 0);
