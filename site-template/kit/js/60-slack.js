// Slack, drawn from the Block Kit JSON that is sent. What this drawing doesn't know is named, never left out.
const jsonOf = (channel, name) => JSON.parse(channel.files.find((file) => file.name === name)?.text ?? "null");
const unknown = (kind) => make("p", { class: "unknown" }, say("unknown_block", { kind: String(kind) }));
const outward = (href, ...inside) => /^(https?|mailto|tel):/i.test(href)
  ? make("a", { href, target: "_blank", rel: "noopener noreferrer" }, inside) : inside;

// Slack's three entities, once each: "&amp;lt;" is the text "&lt;".
const unescaped = (text) => text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">" })[name]);

// mrkdwn: <url|text>, `code`, *bold*, _italic_, ~struck~, in this order, since links and code hold no other marks.
const MARKS = [
  [/<([^<>|]+)(?:\|([^<>]*))?>/, ([, url, text]) => outward(unescaped(url), mrkdwn(text ?? url))],
  [/```([^]+?)```/, ([, text]) => make("pre", null, unescaped(text.trim()))],
  [/`([^`\n]+)`/, ([, text]) => make("code", null, unescaped(text))],
  [/(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/u, ([, text]) => make("strong", null, mrkdwn(text))],
  [/(?<![\p{L}\p{N}_])_(?!\s)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/u, ([, text]) => make("em", null, mrkdwn(text))],
  [/(?<![\p{L}\p{N}~])~(?!\s)([^~\n]*[^~\s])~(?![\p{L}\p{N}~])/u, ([, text]) => make("s", null, mrkdwn(text))],
];
function mrkdwn(text) {
  for (const [mark, element] of MARKS) {
    const found = mark.exec(text);
    if (found) return [mrkdwn(text.slice(0, found.index)), element(found), mrkdwn(text.slice(found.index + found[0].length))].flat(Infinity);
  }
  return text ? [unescaped(text)] : [];
}

// Lines that begin with ">" are a quotation, escaped or not.
const QUOTE = /^(?:&gt;|>) ?/;
const slackText = ({ type, text }) => {
  if (type !== "mrkdwn") return [make("span", { class: "lines" }, text)];
  const parts = text.split("\n").reduce((all, line) => {
    const isQuote = QUOTE.test(line);
    const last = all.at(-1);
    if (last && last.isQuote === isQuote) last.lines.push(line.replace(QUOTE, ""));
    else all.push({ isQuote, lines: [line.replace(QUOTE, "")] });
    return all;
  }, []);
  return parts.map(({ isQuote, lines }) => make(isQuote ? "blockquote" : "div", { class: "lines", dir: "auto" }, mrkdwn(lines.join("\n"))));
};

const slackPicture = (block) => make("img", { src: near(block.image_url), alt: block.alt_text });
// A picture of the portal from the folder beside the kit; any other only by its text: nothing is fetched here.
const near = (url) => main.dataset.site && url?.startsWith(main.dataset.site) ? `../site/${url.slice(main.dataset.site.length)}` : null;

const slackElement = (element) => {
  switch (element.type) {
    case "button": return make("a", { class: `chat-button ${element.style ?? ""}`, href: element.url, target: "_blank", rel: "noopener noreferrer" }, element.text.text);
    case "image": return slackPicture(element);
    case "mrkdwn": case "plain_text": return make("span", null, slackText(element));
    default: return unknown(element.type);
  }
};

const slackBlock = (block) => {
  switch (block.type) {
    case "header": return make("p", { class: "chat-header" }, block.text.text);
    case "section": return make("div", { class: "chat-section" },
      make("div", null, block.text && slackText(block.text),
        block.fields && make("div", { class: "chat-fields" }, block.fields.map((field) => make("div", null, slackText(field))))),
      block.accessory && slackElement(block.accessory));
    case "context": return make("div", { class: "chat-context" }, block.elements.map(slackElement));
    case "actions": return make("div", { class: "chat-actions" }, block.elements.map(slackElement));
    case "image": return make("figure", null, slackPicture(block), block.title && make("figcaption", null, block.title.text));
    case "divider": return make("hr");
    default: return unknown(block.type);
  }
};

// A post in a chat, light and dark side by side, since people use both.
const inChat = (kind, who, drawn) => section(say("preview"), make("div", { class: "chats" },
  ["light", "dark"].map((scheme) => make("figure", { class: `chat chat-${kind}`, "data-scheme": scheme },
    make("figcaption", null, say(`scheme_${scheme}`)),
    make("div", { class: "chat-window" },
      make("span", { class: "chat-face", "aria-hidden": "true" }, letters(who)[0]),
      make("div", { class: "chat-post" },
        make("p", { class: "chat-who" }, make("strong", null, who), " ", make("span", { class: "chat-time" }, "09:15")),
        drawn()))))));

const slackPost = (channel) => jsonOf(channel, "slack.json").blocks.map(slackBlock);
const viewSlack = (channel) => [inChat("slack", main.dataset.portal, () => slackPost(channel)),
  section(say("fallback"), make("p", { class: "soft" }, jsonOf(channel, "slack.json").text))];
