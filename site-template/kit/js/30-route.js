// The address says what is open: #campaign/touchpoint/persona/channel. So links and the back button work.
const view = document.getElementById("k-view");
const heading = document.title;
const loaded = new Map();
let open = null;

// A message's contents stand in a script beside it, because a page from disk may load scripts but not read files.
window.kitMessage = (message) => loaded.set(message.id, message);
const load = (id) => new Promise((done, failed) => {
  if (loaded.has(id)) return done(loaded.get(id));
  const script = make("script", { src: `${id.split("/").map(encodeURIComponent).join("/")}/preview.js` });
  script.onload = () => (script.remove(), loaded.has(id) ? done(loaded.get(id)) : failed());
  script.onerror = () => (script.remove(), failed());
  document.head.append(script);
});

const asked = () => {
  let parts = [];
  try { parts = decodeURIComponent(location.hash.slice(1)).split("/"); } catch (malformed) { /* as no address */ }
  return { entry: byId.get(parts.slice(0, 3).join("/")), channel: parts[3] };
};

// Scrolls the list where it stands beside the message, and never the page.
const list = document.querySelector(".list");
const reveal = (link) => {
  if (list.scrollHeight <= list.clientHeight) return;
  const [box, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - list.clientHeight / 3;
};

const mark = (entry) => {
  open?.link.removeAttribute("aria-current");
  open = entry ?? open;
  if (!entry) return;
  entry.link.setAttribute("aria-current", "page");
  entry.campaign.firstElementChild.open = true;
  reveal(entry.link);
};

const showList = (last) => {
  document.body.classList.remove("reading");
  view.hidden = true;
  view.replaceChildren();
  document.title = heading;
  mark(null);
  if (last) last.link.focus();
};

const showMessage = async (entry, channel, isFirst) => {
  const same = entry === open && !view.hidden;
  document.body.classList.add("reading");
  view.hidden = false;
  mark(entry);
  try {
    const message = await load(entry.id);
    // Somebody may have gone on while the file was read.
    if (asked().entry !== entry) return;
    if (same && view.querySelector("[role=tab]")) return selectTab(channel ?? message.channels[0]?.key);
    view.replaceChildren(drawMessage(message, entry, channel));
    document.title = `${message.subject || message.title} | ${heading}`;
  } catch (missing) {
    view.replaceChildren(...drawMissing(entry));
  }
  if (!isFirst) view.querySelector("h2").focus({ preventScroll: true });
  if (!isFirst) scrollTo(0, 0);
};

const route = (event) => {
  const { entry, channel } = asked();
  if (entry) showMessage(entry, channel, !event);
  // The skip link's target is no message and closes none.
  else if (!location.hash.startsWith("#k-")) showList(event && !view.hidden ? open : null);
};
