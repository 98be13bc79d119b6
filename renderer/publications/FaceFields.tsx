import {
  faceSettings,
  westernFaces,
  type FaceRole,
  type FaceSettings,
} from "../../shared/publications/page-settings.ts";
import { useMessages } from "../app/messages.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Group, Row, TextField } from "./fields.tsx";

/** Faces that offices commonly have, by role, as suggestions; any other name can be typed. */
const commonFaces: Record<FaceRole, readonly string[]> = {
  title: ["方正小标宋简体", "方正小标宋_GBK", "华文中宋", "思源宋体", "宋体"],
  hei: ["黑体", "方正黑体_GBK", "方正黑体简体", "华文黑体", "思源黑体"],
  fang: ["仿宋_GB2312", "仿宋", "方正仿宋_GBK", "方正仿宋简体", "华文仿宋"],
  kai: ["楷体_GB2312", "楷体", "方正楷体_GBK", "方正楷体简体", "华文楷体"],
  song: ["宋体", "方正书宋_GBK", "华文宋体", "思源宋体"],
};

/** The order of the fields; the face of page numbers (song) is last, because it is rarely changed. */
const order = ["title", "hei", "fang", "kai", "song"] as const satisfies readonly FaceRole[];

/** The group 字体: the faces by their names, and the face of Western digits and letters. */
export function FaceFields({
  faces,
  onChange,
}: {
  faces: FaceSettings;
  onChange: (faces: FaceSettings) => void;
}) {
  const { page: words } = useMessages();
  return (
    <Group title={words.facesGroup} hint={words.facesHint}>
      {order.map((role) => (
        <div key={role}>
          <TextField
            label={words.faces[role]}
            value={faces[role]}
            list={`faces-${role}`}
            read={(text) => {
              const name = faceSettings.shape[role].safeParse(text);
              if (!name.success) return words.notFace;
              onChange({ ...faces, [role]: name.data });
              return undefined;
            }}
          />
          <datalist id={`faces-${role}`}>
            {commonFaces[role].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </div>
      ))}
      <Row label={words.western}>
        <Choice
          label={words.western}
          value={faces.western}
          options={westernFaces.map((value) => ({ value, label: words.westerns[value] }))}
          onChange={(western) => onChange({ ...faces, western })}
        />
      </Row>
    </Group>
  );
}
