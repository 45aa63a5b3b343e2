// Follows changes while somebody writes. Only `uptake serve` adds this to a page; no built file has it.
{
  const { seen } = document.currentScript.dataset;
  const KEPT = "uptake-serve";
  const path = location.pathname;
  const fields = () => [...document.querySelectorAll("input, textarea, select, details")].filter((it) => !/^(password|file|hidden|submit|button)$/.test(it.type ?? ""));
  const name = (field) => `${field.tagName} ${field.type ?? ""} ${field.id || field.name || ""}`;
  const value = (field) => {
    if (field.tagName === "DETAILS") return field.open;
    return /^(checkbox|radio)$/.test(field.type) ? field.checked : field.value;
  };
  const put = (field, kept) => {
    if (field.tagName === "DETAILS") field.open = kept;
    else if (/^(checkbox|radio)$/.test(field.type)) field.checked = kept;
    else field.value = kept;
    // The page's own scripts follow what somebody typed.
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  };

  // What somebody typed, and where they were, outlives the page.
  const keep = () => {
    const all = fields();
    const held = { path, x: scrollX, y: scrollY, focus: all.indexOf(document.activeElement), fields: all.map((it) => [name(it), value(it)]) };
    try { sessionStorage.setItem(KEPT, JSON.stringify(held)); } catch (full) {}
  };
  const restore = () => {
    let held;
    try {
      held = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
    } catch (broken) {}
    if (!held || held.path !== path) return;
    history.scrollRestoration = "manual";
    const left = new Map();
    for (const [key, kept] of held.fields) left.set(key, [...(left.get(key) ?? []), kept]);
    const all = fields();
    for (const field of all) {
      const kept = left.get(name(field))?.shift();
      if (kept !== undefined && kept !== value(field)) put(field, kept);
    }
    all[held.focus]?.focus({ preventScroll: true });
    const back = () => scrollTo({ left: held.x, top: held.y, behavior: "instant" });
    back();
    // Pictures that come later push things about.
    addEventListener("load", () => { back(); history.scrollRestoration = "auto"; });
  };

  // The styles of the next edition, without a moment in which there are none.
  const restyle = (hrefs) => {
    [...document.querySelectorAll("link[rel=stylesheet]")].forEach((old, at) => {
      if (!hrefs[at] || old.getAttribute("href") === hrefs[at]) return;
      const next = old.cloneNode();
      next.href = hrefs[at];
      next.addEventListener("load", () => old.remove());
      next.addEventListener("error", () => next.remove());
      old.after(next);
    });
  };
  const compare = async () => {
    const next = await (await fetch(`/__uptake/page?at=${encodeURIComponent(path)}`)).json();
    if (!next.seen) return;
    if (next.seen === seen) return restyle(next.styles);
    keep();
    location.reload();
  };

  const line = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
  const item = (it) => {
    const box = line("li", "finding");
    box.append(line("p", "says", it.message));
    if (it.file) box.append(line("p", "place", it.line ? `${it.file}, line ${it.line}, column ${it.column}` : it.file));
    if (it.excerpt) {
      const code = line("pre", "excerpt");
      code.tabIndex = 0;
      code.append(it.excerpt.before, line("mark", "", it.excerpt.marked), it.excerpt.after);
      box.append(code);
    }
    if (it.help) box.append(line("p", "help", it.help));
    return box;
  };
  let host;
  const close = () => {
    if (host) host.hidden = true;
  };
  const overlay = ({ count, effect, list = [] }) => {
    const errors = list.filter((it) => it.severity === "error");
    if (!errors.length) return close();
    if (!host) {
      // A shadow of its own: the page's styles don't reach in, these don't reach out.
      host = document.createElement("div");
      host.id = "uptake-live";
      const root = host.attachShadow({ mode: "open" });
      const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/__uptake/live.css" });
      const box = line("div", "box");
      box.setAttribute("role", "alertdialog");
      box.setAttribute("aria-labelledby", "title");
      const title = line("h2", "");
      title.id = "title";
      const said = line("div", "said");
      said.setAttribute("role", "alert");
      said.append(title);
      const shut = line("button", "close", "Close");
      shut.type = "button";
      shut.addEventListener("click", close);
      const more = Object.assign(line("a", "more", "All findings"), { href: "/__uptake/" });
      box.append(said, shut, line("ol", "list"), more);
      root.append(style, box);
      document.body.append(host);
      addEventListener("keydown", (event) => event.key === "Escape" && close());
    }
    host.hidden = false;
    host.shadowRoot.querySelector("h2").textContent = `${count} ${effect}`;
    host.shadowRoot.querySelector("ol").replaceChildren(...errors.slice(0, 20).map(item));
  };

  const isInner = window !== window.top;
  const known = { version: 0, findings: 0 };
  let source;
  const hear = async (event) => {
    const news = JSON.parse(event.data);
    const { version, findings } = known;
    Object.assign(known, news);
    if (news.findings !== findings && !isInner) overlay(await (await fetch("/__uptake/findings")).json());
    if (news.version !== version) await compare();
  };
  // A browser has few connections to one host: a page that nobody sees holds none.
  const listen = () => {
    source?.close();
    source = null;
    if (document.visibilityState !== "visible") return;
    source = new EventSource("/__uptake/events");
    source.addEventListener("news", (event) => hear(event).catch(() => {}));
  };
  restore();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
}
