// A text message, a calendar entry, a page of the intranet, and what is printed or shown on screens.
const textOf = (channel, name) => channel.files.find((file) => file.name === name)?.text ?? "";

// Addresses in plain text as links.
const linked = (text) => text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/).map((part, index) => (index % 2 ? outward(part, part) : part));

function viewSms(channel) {
  const text = textOf(channel, "sms.txt").trimEnd();
  return section(say("preview"), make("div", { class: "phone" },
    make("p", { class: "phone-who" }, main.dataset.portal),
    make("p", { class: "bubble lines", dir: "auto" }, linked(text)),
    make("p", { class: "phone-count" }, counted("characters", letters(text).length))));
}

// The lines of an iCalendar file: unfolded, names in upper case without their parameters, texts unescaped (RFC 5545).
const calendarOf = (text) => Object.fromEntries(
  text.replace(/\r?\n[ \t]/g, "").split(/BEGIN:VEVENT/)[1]?.split(/\r?\n/).map((line) => {
    const [, name, value] = /^([A-Z-]+)[^:"]*(?:"[^"]*"[^:"]*)*:(.*)$/.exec(line) ?? [];
    return [name, value?.replace(/\\([\\;,nN])/g, (_, mark) => (mark.toLowerCase() === "n" ? "\n" : mark))];
  }).filter(([name]) => name).reverse() ?? []);
const calendarTime = (stamp) => {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?/.exec(stamp ?? "") ?? [];
  return year && { date: new Date(Date.UTC(year, month - 1, day)), clock: hour && `${hour}:${minute}`, zone: stamp.endsWith("Z") ? " UTC" : "" };
};

function viewCalendar(channel) {
  const entry = calendarOf(textOf(channel, "event.ics"));
  const [starts, ends] = [calendarTime(entry.DTSTART), calendarTime(entry.DTEND)];
  const part = (date, options) => date.toLocaleDateString(locale, { timeZone: "UTC", ...options });
  return section(say("preview"), make("div", { class: "entry" },
    starts && make("div", { class: "entry-day", "aria-hidden": "true" },
      make("span", null, part(starts.date, { month: "short" })), make("strong", null, part(starts.date, { day: "numeric" }))),
    make("div", { class: "stack" },
      make("p", { class: "entry-title" }, entry.SUMMARY),
      starts && make("p", { class: "soft" }, part(starts.date, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
        starts.clock && `, ${[starts.clock, ends?.clock].filter(Boolean).join(" – ")}${starts.zone}`),
      entry.LOCATION && make("p", null, entry.LOCATION),
      entry.DESCRIPTION && make("p", { class: "lines" }, linked(entry.DESCRIPTION)))));
}

function viewIntranet(channel) {
  return section(say("preview"), make("div", { class: "stage", "data-scheme": "light" },
    make("figure", { class: "frame frame-wide" }, frame(say("frame_intranet"), staged(textOf(channel, "intranet.html"), { dark: false, pictures: true, site: main.dataset.site }), "100%"))));
}

// What is drawn stands in files of its own; the browser shows all but the PDF.
function viewPictures(channel, message) {
  const drawn = channel.files.filter((file) => /\.(png|svg)$/.test(file.name));
  return section(say("preview"), make("div", { class: "pictures" }, drawn.map((file) => make("figure", null,
    make("img", { src: `${message.id}/${file.name}`, alt: say("picture_of", { file: file.label, title: message.subject || message.title }) }),
    make("figcaption", null, file.label)))));
}
