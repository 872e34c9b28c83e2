import { createAnswerPanel } from "./answer-panel";
import { createCheckPanel } from "./check-panel";
import { byId } from "./dom";
import { createEditor } from "./editor";
import { createRequestPanel } from "./request-panel";
import { addSampleButtons } from "./sample-buttons";
import { createSettings } from "./settings";
import { connectUpdate } from "./update";

const editor = createEditor();
const readSettings = createSettings();
const checkPanel = createCheckPanel(editor.show);
const requestPanel = createRequestPanel();

const showRequest = () => requestPanel.show(editor.text(), readSettings());

editor.onChange(() => {
  checkPanel.check(editor.text());
  showRequest();
});
const form = byId("request-form", HTMLFormElement);
form.addEventListener("input", showRequest);

connectUpdate(createAnswerPanel(), () => ({ text: editor.text(), settings: readSettings() }));
addSampleButtons(editor.setText);
