// A drawn post as people paste it into a chat by hand: words with their marks, lists and links. What a chat draws of
// its own (buttons, columns, colours) becomes the plain element that survives.
const KEPT = new Set(["STRONG", "EM", "S", "CODE", "PRE", "BLOCKQUOTE", "UL", "OL", "LI", "A", "TABLE", "TR", "TD"]);
const BLOCKS = new Set(["P", "DIV", "FIGURE", "FIGCAPTION", "DL", "DT", "DD"]);
const pure = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data.split("\n").flatMap((line, at) => (at ? [make("br"), line] : [line]));
  if (node.nodeName === "IMG") return node.alt ? [make("p", null, node.alt)] : [];
  if (node.nodeName === "HR") return [make("hr")];
  const inside = [...node.childNodes].flatMap(pure);
  const isTitle = /chat-header|card-(large|extralarge|bolder)|bolder/.test(node.className);
  const held = isTitle && inside.length ? [make("strong", null, inside)] : inside;
  if (/chat-button/.test(node.className)) return [make("p", null, make("a", { href: node.href }, inside))];
  if (KEPT.has(node.nodeName)) return [make(node.nodeName, { href: node.getAttribute("href") }, held)];
  const hasBlocks = held.some((child) => BLOCKS.has(child.nodeName) || ["UL", "OL", "TABLE", "BLOCKQUOTE", "PRE", "HR"].includes(child.nodeName));
  return BLOCKS.has(node.nodeName) && !hasBlocks && held.length ? [make("p", null, held)] : held;
};

// The same as plain text: a line for each block, an address after each link.
const plainLines = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const inside = [...node.childNodes].map(plainLines).join("");
  switch (node.nodeName) {
    case "BR": return "\n";
    case "HR": return "\n---\n";
    case "A": return inside === node.getAttribute("href") ? inside : `${inside}: ${node.getAttribute("href")}`;
    case "LI": return `- ${inside.trim()}\n`;
    case "TD": return `${inside.trim()}\t`;
    case "P": case "UL": case "OL": case "TR": case "PRE": case "BLOCKQUOTE": return `\n${inside.trim()}\n`;
    default: return inside;
  }
};

const pasted = (post) => {
  const holder = make("div", null, post.flatMap(pure));
  return { "text/html": holder.innerHTML, "text/plain": plainLines(holder).replace(/\n{3,}/g, "\n\n").trim() };
};
