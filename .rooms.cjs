// Every folder with code has a row here: the folders that its files may import. Tests may import more.
//
// A row names only folders of rows above it, so that folders form no circle; imports of types and style sheets count.
// `.dependency-cruiser.cjs` makes a rule of each row (`npm run lint`); tests/rooms.test.ts checks the table
// itself, and that each README says what its row says.

const table = `
# Plain data and pure functions.
shared/basics:
shared/print-page:
shared/search:
shared/similarity: shared/basics
shared/document: shared/basics
shared/editing: shared/basics shared/document
shared/names: shared/basics shared/document
shared/points: shared/basics shared/document
shared/text: shared/basics shared/document
shared/manuscripts: shared/basics shared/document shared/editing
shared/publications: shared/basics shared/document shared/points
shared/revisions: shared/basics shared/document shared/editing
shared/templates: shared/basics shared/document shared/editing
shared/layout: shared/basics shared/document shared/print-page shared/publications
shared/proofing/spelling:
shared/proofing/subject: shared/basics shared/document shared/editing shared/names shared/proofing/spelling
  shared/publications
shared/statistics: shared/basics shared/document shared/manuscripts shared/names shared/publications
shared/workflow: shared/document shared/templates
shared/proofing/rules/wrong-words: shared/proofing/subject
shared/proofing/rules: shared/basics shared/document shared/editing shared/names shared/points
  shared/proofing/spelling shared/proofing/subject shared/proofing/rules/wrong-words
shared/proofing: shared/basics shared/document shared/editing shared/proofing/rules
  shared/proofing/subject
shared/contract: shared/basics shared/document shared/names shared/points shared/print-page
  shared/proofing shared/publications shared/statistics shared/templates shared/text shared/workflow
shared/messages: shared/basics shared/contract shared/document shared/editing shared/points
  shared/proofing/subject shared/publications shared/revisions shared/statistics shared/templates
  shared/text shared/workflow
shared/galley: shared/document shared/layout shared/messages shared/print-page shared/revisions
shared/port: shared/basics shared/contract

# What needs Node: the core, its shells, and the tools that build and start them.
electron/core/ooxml:
electron/core/exporting/content: shared/contract shared/document shared/layout shared/revisions
electron/core/importing/files: shared/basics shared/contract
electron/core/system: shared/basics shared/contract shared/document shared/layout
  shared/proofing/spelling
electron/core/exporting/docx: shared/basics shared/contract shared/document shared/layout
  shared/publications shared/revisions electron/core/exporting/content electron/core/ooxml
electron/core/exporting/package: shared/contract shared/document electron/core/system
electron/core/exporting/pdf: shared/basics shared/print-page electron/core/system
electron/core/importing/docx/parts: shared/basics electron/core/importing/files electron/core/ooxml
electron/core/importing/package: shared/basics shared/contract shared/document
  electron/core/importing/files electron/core/system
electron/core/library/database: shared/basics shared/contract electron/core/system
electron/core/settings: shared/basics shared/contract electron/core/system
electron/core/exporting: shared/basics shared/contract shared/document shared/galley shared/layout
  shared/print-page shared/revisions shared/text electron/core/exporting/content
  electron/core/exporting/docx electron/core/exporting/package electron/core/exporting/pdf
  electron/core/system
electron/core/importing/docx/story: shared/basics shared/document electron/core/importing/docx/parts
  electron/core/importing/files electron/core/system
electron/core/library/texts: shared/basics shared/contract shared/document shared/manuscripts
  shared/messages shared/search shared/similarity shared/statistics shared/workflow
  electron/core/library/database
electron/core/importing/docx: shared/basics shared/document shared/layout shared/revisions shared/text
  electron/core/importing/docx/parts electron/core/importing/docx/story electron/core/importing/files
  electron/core/ooxml
electron/core/library/autosaves: shared/basics shared/contract shared/document shared/workflow
  electron/core/library/database electron/core/library/texts electron/core/system
electron/core/library/migrations: shared/basics shared/document shared/templates
  electron/core/library/database electron/core/library/texts electron/core/system
electron/core/library/tables: shared/basics shared/contract shared/document shared/layout
  shared/manuscripts shared/names shared/publications shared/templates electron/core/library/autosaves
  electron/core/library/database electron/core/library/texts electron/core/system
electron/core/library/issues: shared/basics shared/contract shared/document shared/publications
  shared/revisions shared/search shared/workflow electron/core/library/autosaves
  electron/core/library/database electron/core/library/tables electron/core/library/texts
  electron/core/system
electron/core/library/questions: shared/basics shared/contract shared/manuscripts shared/names
  shared/publications shared/search shared/similarity shared/statistics shared/workflow
  electron/core/library/autosaves electron/core/library/database electron/core/library/tables
  electron/core/library/texts electron/core/system
electron/core/library/safety: shared/basics shared/contract shared/document shared/publications
  shared/revisions shared/search shared/workflow electron/core/library/autosaves
  electron/core/library/database electron/core/library/issues electron/core/library/migrations
  electron/core/library/tables electron/core/library/texts electron/core/system
electron/core/library: shared/basics shared/contract shared/workflow electron/core/library/autosaves
  electron/core/library/database electron/core/library/issues electron/core/library/migrations
  electron/core/library/questions electron/core/library/safety electron/core/library/tables
  electron/core/library/texts electron/core/system
electron/core/importing: shared/basics shared/contract shared/document shared/text
  electron/core/importing/docx electron/core/importing/files electron/core/importing/package
  electron/core/library electron/core/library/tables electron/core/system
electron/core: shared/basics shared/contract shared/document shared/layout shared/messages shared/port
  shared/publications electron/core/exporting electron/core/exporting/pdf electron/core/importing
  electron/core/importing/files electron/core/library electron/core/library/database
  electron/core/library/issues electron/core/settings electron/core/system
electron/shells/cli: shared/basics shared/contract shared/document shared/layout shared/messages
  shared/points shared/proofing shared/publications shared/revisions shared/statistics
  shared/text shared/workflow electron/core electron/core/exporting electron/core/exporting/content
  electron/core/exporting/pdf electron/core/importing electron/core/library electron/core/library/texts
  electron/core/settings electron/core/system
electron/shells/window: shared/proofing/spelling electron/core electron/core/system
electron/shells/browser: shared/basics shared/messages shared/port electron/core
  electron/core/exporting/pdf electron/core/settings electron/core/system electron/shells/window
electron/shells/electron: shared/basics shared/contract shared/messages shared/port electron/core
  electron/core/exporting/pdf electron/core/importing/files electron/core/settings electron/core/system
  electron/shells/window
electron/tools: shared/basics shared/messages electron/core electron/core/importing
  electron/core/library electron/core/settings electron/core/system
  electron/shells/browser

# The window.
renderer/editor/nodes: shared/basics shared/document
renderer/app: shared/basics shared/contract shared/document shared/layout shared/messages shared/port
  shared/publications
renderer/editor/document: shared/basics shared/document shared/manuscripts shared/points shared/revisions
  renderer/app renderer/editor/nodes
renderer/ui: shared/contract shared/workflow renderer/app
renderer/editor/options: renderer/app renderer/ui
renderer/preview: shared/basics shared/contract shared/document shared/layout renderer/app renderer/ui
renderer/editor/objects/tables: shared/basics shared/contract shared/document shared/layout renderer/app
  renderer/editor/document renderer/editor/nodes renderer/ui
renderer/editor/session: shared/basics shared/contract shared/document shared/workflow renderer/app
  renderer/editor/document renderer/editor/nodes
renderer/folders: shared/contract renderer/app renderer/ui
renderer/issues: shared/contract shared/document shared/port shared/publications shared/workflow
  renderer/app renderer/ui
renderer/page: renderer/app renderer/ui
renderer/editor/clean-up: shared/document shared/editing renderer/app renderer/editor/document
  renderer/editor/nodes renderer/editor/session renderer/ui
renderer/editor/find: shared/document shared/editing shared/messages renderer/app
  renderer/editor/document renderer/editor/nodes renderer/editor/session renderer/ui
renderer/editor/points: shared/document shared/messages shared/points renderer/app
  renderer/editor/document renderer/editor/session renderer/ui
renderer/editor/revisions: shared/document shared/messages shared/revisions renderer/app
  renderer/editor/document renderer/editor/nodes renderer/editor/session renderer/ui
renderer/exporting: shared/contract shared/document shared/messages shared/revisions shared/workflow
  renderer/app renderer/folders renderer/ui
renderer/importing: shared/basics shared/contract shared/document shared/messages shared/port shared/text
  renderer/app renderer/folders renderer/issues renderer/ui
renderer/settings: shared/contract shared/messages shared/workflow renderer/app renderer/folders
  renderer/ui
renderer/transfer: shared/contract renderer/app renderer/folders renderer/issues renderer/ui
renderer/editor/checking: shared/contract shared/document shared/editing shared/proofing
  shared/proofing/spelling renderer/app renderer/editor/document renderer/editor/find
  renderer/editor/nodes renderer/editor/session renderer/ui
renderer/editor/templates: shared/contract shared/document shared/templates renderer/app
  renderer/editor/document renderer/editor/find renderer/editor/nodes renderer/editor/options
  renderer/editor/session renderer/ui
renderer/library: shared/contract shared/publications shared/search shared/workflow renderer/app
  renderer/importing renderer/issues renderer/page renderer/ui
renderer/manuscripts: shared/basics shared/contract shared/document shared/editing shared/manuscripts shared/messages
  shared/port shared/similarity renderer/app renderer/importing renderer/page renderer/settings
  renderer/ui
renderer/statistics: shared/contract shared/messages shared/publications shared/statistics renderer/app
  renderer/exporting renderer/issues renderer/page renderer/ui
renderer/versions: shared/basics shared/contract shared/document shared/messages shared/proofing
  shared/revisions shared/workflow renderer/app renderer/importing renderer/settings renderer/ui
renderer/backups: shared/basics shared/contract shared/messages shared/revisions renderer/app
  renderer/folders renderer/issues renderer/page renderer/settings renderer/transfer renderer/ui
  renderer/versions
renderer/desk/saving: shared/basics shared/contract shared/document shared/layout shared/messages
  shared/port shared/text renderer/app renderer/folders renderer/settings renderer/ui renderer/versions
renderer/editor/names: shared/contract shared/document shared/names renderer/app renderer/editor/find
  renderer/editor/nodes renderer/editor/options renderer/editor/session renderer/editor/templates
renderer/editor/outline: shared/basics shared/contract shared/document shared/editing shared/manuscripts
  shared/messages shared/templates renderer/app renderer/editor/document renderer/editor/points
  renderer/editor/session renderer/editor/templates renderer/ui
renderer/editor/comments: shared/basics shared/document shared/messages shared/revisions shared/workflow
  renderer/app renderer/editor/document renderer/editor/find renderer/editor/names renderer/editor/nodes
  renderer/editor/options renderer/editor/session renderer/ui
renderer/editor/paper: shared/basics shared/document shared/layout shared/names shared/publications
  renderer/app renderer/editor/document renderer/editor/names renderer/editor/nodes
  renderer/editor/revisions renderer/editor/session renderer/ui
renderer/names: shared/basics shared/contract shared/messages shared/names shared/port renderer/app
  renderer/backups renderer/page renderer/ui
renderer/publications: shared/basics shared/contract shared/document shared/layout shared/points
  shared/proofing shared/publications renderer/app renderer/backups renderer/issues renderer/page
  renderer/ui
renderer/editor/objects/figures: shared/basics shared/contract shared/document shared/layout shared/port renderer/app
  renderer/editor/document renderer/editor/nodes renderer/editor/paper renderer/ui
renderer/editor/objects: shared/document renderer/app renderer/editor/document renderer/editor/nodes
  renderer/editor/objects/figures renderer/editor/objects/tables renderer/editor/session renderer/ui
renderer/editor/pasting: shared/basics shared/document shared/revisions shared/text renderer/app
  renderer/editor/clean-up renderer/editor/document renderer/editor/nodes renderer/editor/objects/figures
  renderer/editor/objects/tables renderer/ui
renderer/gallery: shared/basics shared/contract shared/document shared/messages shared/points shared/port
  shared/proofing shared/workflow renderer/app renderer/backups renderer/desk/saving
  renderer/editor/checking renderer/editor/objects/figures renderer/editor/points
  renderer/editor/templates renderer/exporting renderer/folders renderer/importing renderer/library
  renderer/manuscripts renderer/names renderer/settings renderer/statistics renderer/transfer renderer/ui
  renderer/versions
renderer/editor: shared/contract shared/document shared/editing shared/layout shared/manuscripts
  shared/messages shared/points shared/revisions renderer/app renderer/editor/checking
  renderer/editor/clean-up renderer/editor/comments renderer/editor/document renderer/editor/find
  renderer/editor/names renderer/editor/nodes renderer/editor/objects renderer/editor/objects/figures
  renderer/editor/objects/tables renderer/editor/outline renderer/editor/paper renderer/editor/pasting
  renderer/editor/points renderer/editor/revisions renderer/editor/session renderer/editor/templates
  renderer/ui
renderer/desk/head: shared/document shared/publications shared/workflow renderer/app renderer/desk/saving
  renderer/editor renderer/exporting renderer/settings renderer/ui renderer/versions
renderer/templates: shared/basics shared/contract shared/document shared/templates renderer/app
  renderer/backups renderer/editor renderer/page renderer/ui
renderer/desk: shared/basics shared/contract shared/document shared/layout shared/manuscripts
  shared/messages renderer/app renderer/backups renderer/desk/head renderer/desk/saving renderer/editor
  renderer/issues renderer/library renderer/manuscripts renderer/preview renderer/publications
  renderer/settings renderer/ui renderer/versions
renderer/frame: shared/basics shared/contract shared/messages shared/port renderer/app renderer/backups
  renderer/desk renderer/importing renderer/issues renderer/library renderer/manuscripts renderer/names
  renderer/publications renderer/settings renderer/statistics renderer/templates renderer/ui
renderer: shared/port renderer/app renderer/frame
`;

/** The folders that each folder may import, by its name, in the order of the table. */
module.exports = Object.fromEntries(
  table
    .replaceAll(/^#.*$|\n +/gmu, " ")
    .split("\n")
    .filter((row) => row.includes(":"))
    .map((row) => {
      const [room, allowed] = row.trim().split(":");
      return [room, allowed.split(" ").filter(Boolean)];
    }),
);
