/**
 * Places the notes of a galley: JavaScript source of a function that runs in its page. The text flows in
 * columns of the height of a page, broken by the same engine that breaks pages; the column of a note is
 * therefore its page, and its top its place there. On each page the notes are moved down until none overlaps
 * another, and then up until the last one is on the page; notes that do not fit are moved behind the text.
 * Notes are moved by their margins, which the printed page keeps.
 */
export const placeNotes = `async (height, numberFont) => {
  document.body.getBoundingClientRect(); // A first layout requests the faces that it needs.
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
