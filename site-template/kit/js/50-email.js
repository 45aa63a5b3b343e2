// E-mail: the line in the inbox, and the message at two widths, light and dark, with and without pictures.
const INBOXES = [["inbox_phone", 35], ["inbox_web", 81], ["inbox_desktop", 97]];
const WIDTHS = { phone: 360, desktop: 700 };
// What is chosen once stays chosen from message to message.
const look = { width: null, scheme: "light", pictures: "on" };

const letters = (text) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
const cut = (text, most) => {
  const all = letters(text);
  return all.length > most ? { shown: `${all.slice(0, most).join("")}…`, lost: all.length - most } : { shown: text, lost: 0 };
};

const inbox = (message) => section(say("inbox"), make("dl", { class: "inbox" }, INBOXES.map(([key, most]) => {
  const [subject, preheader] = [cut(message.subject, most), cut(message.preheader, most)];
  const lost = subject.lost + preheader.lost;
  return make("div", { class: "inbox-line" },
    make("dt", null, say(key), make("span", { class: "soft" }, ` ${counted("characters", most)}`)),
    make("dd", null,
      make("strong", { class: "inbox-from" }, message.sender), " ",
      make("span", null, make("span", { class: "inbox-subject", dir: "auto" }, subject.shown), " ", make("span", { class: "soft", dir: "auto" }, preheader.shown))),
    make("dd", { class: "inbox-lost num" }, lost ? counted("lost", lost) : say("whole")));
})));

// The mail as its reader's program would show it. The document is parsed but never run: nothing in it loads or acts.
const staged = (html, { dark, pictures, site }) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  // The choice of the reviewer decides, not the reviewer's system.
  for (const style of page.querySelectorAll("style")) {
    style.textContent = style.textContent
      .replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_, scheme) => ((scheme.toLowerCase() === "dark") === dark ? "(min-width:0)" : "(max-width:0)"))
      .replace(/color-scheme\s*:\s*light dark/gi, `color-scheme:${dark ? "dark" : "light"}`);
  }
  for (const meta of page.querySelectorAll("meta[name*=color-scheme]")) meta.content = dark ? "dark" : "light";
  for (const picture of page.querySelectorAll("img")) {
    const src = picture.getAttribute("src") ?? "";
    // Pictures of the portal come from the folder beside the kit: a preview asks nobody on the network.
    if (!pictures) picture.removeAttribute("src");
    else if (site && src.startsWith(site)) picture.setAttribute("src", `../site/${src.slice(site.length)}`);
  }
  page.head.prepend(Object.assign(page.createElement("base"), { target: "_blank" }));
  return `<!doctype html>${page.documentElement.outerHTML}`;
};

// No scripts in it; the same origin only so that its height can be read; links open in a window of their own.
const frame = (title, srcdoc, width) => {
  const element = make("iframe", { title, srcdoc, width, height: "600", sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox" });
  let measured = 0;
  const measure = () => {
    const root = element.contentDocument?.documentElement;
    if (!root || element.clientWidth === measured) return;
    measured = element.clientWidth;
    element.height = "0";
    element.height = root.scrollHeight + 2;
  };
  element.addEventListener("load", () => { measured = 0; measure(); });
  new ResizeObserver(measure).observe(element);
  return element;
};

// Until somebody chooses: as many of the two as there is room for.
const fitting = () => (view.clientWidth < 760 ? "phone" : view.clientWidth < 1520 ? "desktop" : "both");

// A choice of one among a few.
const choice = (name, values, chosen, onchange) => make("fieldset", { class: "choice" },
  make("legend", { class: "vh" }, say(name)),
  values.map((value) => make("label", null,
    make("input", { type: "radio", name: `k-${name}`, value, checked: value === chosen, onchange: () => onchange(value) }),
    make("span", null, say(`${name}_${value}`)))));

function viewEmail(channel, message) {
  const stage = make("div", { class: "stage" });
  const draw = () => {
    stage.dataset.scheme = look.scheme;
    const html = staged(channel.shown?.html ?? textOf(channel, "email.html"), { dark: look.scheme === "dark", pictures: look.pictures === "on", site: main.dataset.site });
    const width = look.width ?? fitting();
    const widths = width === "both" ? ["phone", "desktop"] : [width];
    stage.replaceChildren(...widths.map((width) => make("figure", { class: `frame frame-${width}` },
      make("figcaption", null, say(`frame_${width}`, { px: WIDTHS[width] })),
      frame(say("frame_title", { width: say(`width_${width}`), scheme: say(`scheme_${look.scheme}`) }), html, WIDTHS[width]))));
  };
  const set = (name) => (value) => { look[name] = value; draw(); };
  draw();
  return [inbox(message), section(say("preview"),
    make("div", { class: "choices" },
      choice("width", ["phone", "desktop", "both"], look.width ?? fitting(), set("width")),
      choice("scheme", ["light", "dark"], look.scheme, set("scheme")),
      choice("pictures", ["on", "off"], look.pictures, set("pictures"))),
    stage)];
}
