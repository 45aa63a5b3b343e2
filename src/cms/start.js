// Starts the editor, and shows previews in the portal's own styles where it is published beside the portal.
import CMS from './editor/index.js';

const portal = new URL('../', location.href);

const styles = async () => {
  const answer = await fetch(portal);
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html');
  return [...page.querySelectorAll('link[rel~="stylesheet"]')].map((link) => new URL(link.getAttribute('href'), portal).href);
};

CMS.init();
// Their styles begin at the very edge of the page.
CMS.registerPreviewStyle('body { padding: 1rem 1.5rem; }', { raw: true });
for (const style of await styles().catch(() => [])) CMS.registerPreviewStyle(style);
