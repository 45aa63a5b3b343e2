// Words and elements. Texts only ever become text nodes and attributes, so nothing an author wrote can be HTML here.
const words = JSON.parse(document.getElementById("k-words").textContent);
const say = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] ?? key);
// Days come before months, as they do everywhere else in the kit.
const locale = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const number = (n) => n.toLocaleString(locale);
const counted = (key, n) => say(`${key}_${n === 1 ? "one" : "other"}`, { n: number(n) });

// make("a", { href: "…", onclick: … }, "text", node, [more]): null, false and undefined are left out.
const make = (tag, attributes, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
};

const main = document.getElementById("k-main");
const said = document.getElementById("k-said");
// The same words twice are news to a screen reader only when the text was empty in between.
const announce = (text) => {
  said.textContent = "";
  setTimeout(() => { said.textContent = text; }, 50);
};
const section = (title, ...inside) => make("section", { class: "part" }, make("h3", null, title), inside);
const called = (name, element) => (element.classList.add(name), element);
