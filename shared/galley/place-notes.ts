/**
 * Runs in the page of a galley. The flow lies in columns of a page's height, broken by the engine that breaks pages, so that
 * a note's column is its page and its top its place there. On each page the notes go down until none covers another, then up
 * until the last is on the page; what finds no room goes after the text. A note is shifted by its margin, which print keeps.
 */
export const placeNotes = `async (height, numberFont) => {
  document.body.getBoundingClientRect(); // A first layout asks for the faces that it needs.
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  await Promise.allSettled([document.fonts.load(numberFont), document.fonts.ready]);
  const { width, top, left } = document.body.getBoundingClientRect();
  const pageHeight = height / 25.4 * 96;
  const gap = 4;
  const pages = new Map();
  const beside = document.querySelector(".remark")?.offsetLeft ?? 0;
  for (const note of document.querySelectorAll(".remark")) {
    const box = note.getBoundingClientRect();
    const page = Math.floor((box.left - beside - left + 1) / width);
    const notes = pages.get(page) ?? [];
    notes.push({ note, place: box.top - top, height: box.height + gap });
    pages.set(page, notes);
  }
  const rest = document.querySelector(".rest");
  for (const notes of pages.values()) {
    let room = pageHeight;
    const fitting = notes.filter((each) => {
      const fits = each.height <= room;
      room = fits ? room - each.height : 0;
      if (!fits) rest.append(each.note);
      return fits;
    });
    let from = 0;
    for (const each of fitting) {
      each.top = Math.max(each.place, from);
      from = each.top + each.height;
    }
    let to = pageHeight;
    for (const each of fitting.toReversed()) {
      each.top = Math.min(each.top, to - each.height);
      to = each.top;
    }
    for (const { note, place, top: at } of fitting) note.style.marginTop = at - place + "px";
  }
  const last = [...document.querySelector("main").getClientRects()].at(-1);
  document.documentElement.dataset.hints = "[]";
  document.documentElement.dataset.pages = String(Math.floor((last.left - left + 1) / width) + 1);
}`;
