// Teams, drawn from the Adaptive Card that is sent.

// The subset of Markdown that Teams reads in a card: bold, italic, links and lists.
const CARD_MARKS = [
  [/\[([^\]]+)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/, ([, text, url]) => outward(url, cardInline(text))],
  [/\*\*([^*]+)\*\*/, ([, text]) => make("strong", null, cardInline(text))],
  [/(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])/u, ([, text]) => make("em", null, cardInline(text))],
  [/\*([^*\n]+)\*/, ([, text]) => make("em", null, cardInline(text))],
];
// A backslash takes the meaning from a mark; such letters are set aside while the marks are read.
const ASIDE = 0xe000;
const setAside = (text) => text.replace(/\\([!-/:-@[-`{-~])/g, (_, mark) => String.fromCharCode(ASIDE + mark.charCodeAt(0)));
const putBack = (text) => text.replace(/[\ue000-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - ASIDE));
function cardInline(text) {
  for (const [mark, element] of CARD_MARKS) {
    const found = mark.exec(text);
    if (found) return [cardInline(text.slice(0, found.index)), element(found), cardInline(text.slice(found.index + found[0].length))].flat(Infinity);
  }
  return text ? [putBack(text)] : [];
}

// Lines that begin with "-" or a number are a list; two line ends begin a paragraph.
const cardText = (text) => {
  const kind = (line) => (/^\s*[-*+]\s+/.test(line) ? "ul" : /^\s*\d+[.)]\s+/.test(line) ? "ol" : "p");
  const groups = setAside(text).split(/\r?\n/).reduce((all, line) => {
    const last = all.at(-1);
    if (!line.trim()) all.push({ kind: "", lines: [] });
    else if (last?.kind === kind(line)) last.lines.push(line);
    else all.push({ kind: kind(line), lines: [line] });
    return all;
  }, []);
  const item = (line) => make("li", null, cardInline(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "")));
  return groups.filter((group) => group.kind).map(({ kind: tag, lines }) =>
    tag === "p" ? make("p", { class: "lines" }, cardInline(lines.join("\n")))
      : make(tag, { start: tag === "ol" ? parseInt(lines[0], 10) || null : null }, lines.map(item)));
};

const cardAction = (action) => action.type === "Action.OpenUrl"
  ? make("a", { class: `chat-button ${action.style ?? ""}`, href: action.url, target: "_blank", rel: "noopener noreferrer" }, action.title)
  : unknown(action.type);
const cardActions = (actions) => actions?.length ? make("div", { class: "chat-actions" }, actions.map(cardAction)) : null;
const run = (part) => typeof part === "string" ? part
  : part.selectAction ? outward(part.selectAction.url, part.text)
    : make("span", { class: [part.weight, part.italic && "italic", part.isSubtle && "subtle"].filter(Boolean).join(" ").toLowerCase() }, part.text);

const cardElement = (element) => {
  const style = [element.type, element.size, element.weight, element.style, element.isSubtle && "subtle", element.color, element.separator && "separated", element.fontType, element.spacing && `spacing-${element.spacing}`]
    .filter(Boolean).map((word) => `card-${word}`.toLowerCase()).join(" ");
  const inside = (elements) => (elements ?? []).map(cardElement);
  switch (element.type) {
    case "TextBlock": return make("div", { class: style }, cardText(element.text));
    case "RichTextBlock": return make("p", { class: style }, element.inlines.map(run));
    case "Image": return make("img", { class: style, src: near(element.url), alt: element.altText ?? "" });
    case "Container": return make("div", { class: style }, inside(element.items));
    case "Column": return make("div", { class: style, "data-width": element.width }, inside(element.items));
    case "ColumnSet": return make("div", { class: style }, inside(element.columns));
    case "FactSet": return make("dl", { class: style }, element.facts.map((each) => make("div", null, make("dt", null, cardText(each.title)), make("dd", null, cardText(each.value)))));
    case "ActionSet": return cardActions(element.actions);
    case "Table": return make("table", { class: style }, element.rows.map((row) => make("tr", null, row.cells.map((cell) => make("td", null, inside(cell.items))))));
    default: return unknown(element.type);
  }
};

const cardOf = (channel) => jsonOf(channel, "teams.json").attachments[0].content;
const teamsPost = (channel) => {
  const { body, actions } = cardOf(channel);
  return [...body.map(cardElement), cardActions(actions)].filter(Boolean);
};
const viewTeams = (channel) => inChat("teams", main.dataset.portal,
  () => make("div", { class: "card", dir: cardOf(channel).rtl ? "rtl" : null }, teamsPost(channel)));
