// One message: what it is, whom it goes to, and a tab for each of its channels.
const channelView = (key) => ({ email: viewEmail, slack: viewSlack, teams: viewTeams, sms: viewSms, calendar: viewCalendar, intranet: viewIntranet })[key] ?? viewPictures;
let tabs = null;

function drawMessage(message, entry, channel) {
  const { before, after } = neighbours(entry);
  const step = (to, rel, text) => to && make("a", { class: "button", rel, href: `#${to.id}${channel ? `/${channel}` : ""}` }, text);
  return make("article", { class: "message", "aria-labelledby": "k-message" },
    make("nav", { class: "steps", "aria-label": say("steps") },
      make("a", { class: "button back", href: "#" }, say("all")),
      step(before, "prev", say("previous")), step(after, "next", say("next"))),
    make("header", { class: "message-head stack" },
      make("p", { class: "small soft" }, [message.campaign, message.kind, message.date].filter(Boolean).join(" · ")),
      make("h2", { id: "k-message", tabindex: "-1", dir: "auto" }, message.subject || message.title),
      make("dl", { class: "facts" },
        fact("to", message.persona, message.variant && make("span", { class: "tag" }, message.variant)),
        message.sender && fact("from", message.sender, message.role && make("span", { class: "soft" }, `, ${message.role}`)),
        fact("touchpoint", message.title))),
    drawTabs(message, channel));
}

const fact = (key, ...inside) => make("div", null, make("dt", null, say(key)), make("dd", null, inside));

const drawMissing = (entry) => [
  make("h2", { tabindex: "-1" }, say("missing")),
  make("p", null, say("missing_lead", { file: `${entry.id}/preview.js` })),
];

// Tabs as the ARIA practices describe them: arrows move between them, one of them is a stop of the Tab key.
function drawTabs(message, channel) {
  const list = make("div", { role: "tablist", class: "tabs", "aria-label": say("channels"), onkeydown: turn });
  const panel = make("div", { role: "tabpanel", id: "k-panel", class: "panel", tabindex: "0" });
  tabs = { message, list, panel, chosen: null };
  list.append(...message.channels.map(({ key, name }) => make("button", {
    role: "tab", type: "button", id: `k-tab-${key}`, "data-key": key, "aria-controls": "k-panel",
    onclick: () => goTo(key),
  }, name)));
  selectTab(message.channels.some(({ key }) => key === channel) ? channel : message.channels[0]?.key);
  return [list, panel];
}

function selectTab(key) {
  if (!key || tabs.chosen === key) return;
  tabs.chosen = key;
  for (const tab of tabs.list.children) {
    const isChosen = tab.dataset.key === key;
    tab.setAttribute("aria-selected", isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
  }
  const channel = tabs.message.channels.find((each) => each.key === key);
  tabs.panel.setAttribute("aria-labelledby", `k-tab-${key}`);
  tabs.panel.replaceChildren(drawChannel(channel, tabs.message));
}

// The address follows without a new entry in the history: back leads to the message before, not through tabs.
const goTo = (key) => {
  selectTab(key);
  history.replaceState(null, "", `#${tabs.message.id}/${key}`);
};

const turn = (event) => {
  const all = [...tabs.list.children];
  const at = all.findIndex((tab) => tab.dataset.key === tabs.chosen);
  const isRtl = document.documentElement.dir === "rtl";
  const to = { ArrowRight: isRtl ? at - 1 : at + 1, ArrowLeft: isRtl ? at + 1 : at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const tab = all[(to + all.length) % all.length];
  goTo(tab.dataset.key);
  tab.focus();
};

const drawChannel = (channel, message) => make("div", { class: "channel" },
  make("div", { class: "facts-side" }, drawMainCopy(channel, message), drawFormats(channel, message), drawMeasures(channel.measures), drawVoice(channel.voice), drawNotes(channel.notes)),
  make("div", { class: "preview" }, channelView(channel.key)(channel, message)));
