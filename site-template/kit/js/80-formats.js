// Beside the preview: every format to copy and download, the sizes against their limits, and what is told differently.

// What is pasted and read by people holds no merge tag; where a mail system's tags are in the file, the text differs.
const plainOf = (channel) => channel.shown?.text ?? textOf(channel, "email.txt");

// Mail programs and systems cut longer addresses (Outlook near 2,048 characters).
const MAILTO = 2000;
const mailto = (channel, message) => {
  const start = `mailto:?subject=${encodeURIComponent(message.subject)}`;
  const whole = `${start}&body=${encodeURIComponent(plainOf(channel).replace(/\r?\n/g, "\r\n"))}`;
  const fits = whole.length <= MAILTO;
  return make("div", { class: "mailto" },
    make("a", { class: "button", href: fits ? whole : start }, say("mailto")),
    make("p", { class: "small soft" }, fits ? say("mailto_whole") : say("mailto_subject", { n: number(whole.length), most: number(MAILTO) })));
};

// From disk a browser follows a link to a file where it should save it. A text in memory it saves; what is not in
// memory it shows, in a window of its own.
const onDisk = location.protocol === "file:";
const save = (file) => (event) => {
  if (file.text == null || !onDisk) return;
  event.preventDefault();
  const address = URL.createObjectURL(new Blob([file.text], { type: "application/octet-stream" }));
  make("a", { href: address, download: event.currentTarget.download }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};

// Formats that are made to be pasted go as HTML, too; sources go as the text they are.
const kindsOf = (file, channel) => ({
  "email.paste.html": () => ({ "text/html": file.text, "text/plain": plainOf(channel) }),
  "intranet.html": () => ({ "text/html": file.text, "text/plain": file.text }),
}[file.name]?.() ?? { "text/plain": file.text });

const drawFile = (file, channel, message) => make("li", { class: "format" },
  make("div", null, make("p", { class: "format-name" }, file.label), make("p", { class: "small soft" }, file.name)),
  make("div", { class: "format-actions" },
    file.is_copied && copyButton(say("copy"), file.label, kindsOf(file, channel)),
    make("a", { class: "button", href: `${message.id}/${file.name}`, download: `${message.id.replaceAll("/", "_")}_${file.name}`, target: file.text == null && onDisk ? "_blank" : null, "aria-label": `${say("download")}: ${file.label}`, onclick: save(file) }, say("download"))));

// What most people came for: the message on their clipboard, ready to be pasted.
const MAIN_COPY = {
  email: (channel, message) => [copyButton(say("copy_message"), say("copy_message_what"), { "text/html": textOf(channel, "email.paste.html"), "text/plain": plainOf(channel) }, "button-main"),
    make("p", { class: "small soft" }, say("copy_message_lead")), mailto(channel, message)],
  slack: (channel) => postCopy(slackPost(channel)),
  teams: (channel) => postCopy(teamsPost(channel)),
};
const postCopy = (post) => [copyButton(say("copy_post"), say("copy_post_what"), pasted(post), "button-main"),
  make("p", { class: "small soft" }, say("copy_post_lead"))];
const drawMainCopy = (channel, message) => MAIN_COPY[channel.key]
  && called("part-copy", section(say("paste"), make("div", { class: "main-copy stack" }, MAIN_COPY[channel.key](channel, message))));
const drawFormats = (channel, message) => called("part-formats", section(say("formats"),
  make("ul", { class: "formats" }, channel.files.map((file) => drawFile(file, channel, message)))));

const drawMeasures = (measures) => measures.length ? section(say("limits"), make("ul", { class: "measures" },
  measures.map(({ what, words: figures, why, state, verdict, percent }) => make("li", { "data-state": state },
    make("p", { class: "measure-head" }, make("span", null, what), make("strong", null, verdict)),
    make("div", { class: "meter", "aria-hidden": "true" }, make("span", { style: `inline-size:${percent}%` })),
    make("p", { class: "small soft num" }, figures, why && `. ${why}.`))))) : null;

const drawNotes = (notes) => notes.length ? section(say("notes"), make("ul", { class: "notes" }, notes.map((note) => make("li", null, note)))) : null;

// Who speaks, and why it is this person.
const drawVoice = (voice) => voice && section(say("voice"), make("p", { class: "small" }, voice));
