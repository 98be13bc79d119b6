/** Specimens of the widgets in `ui/`, each in its states. */
import { useState, type ReactNode } from "react";
import { FileText, Plus, Printer } from "lucide-react";
import { roles } from "../../shared/workflow/states.ts";
import { Button } from "../ui/Button.tsx";
import { ChangeList } from "../ui/ChangeList.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Choice } from "../ui/Choice.tsx";
import { ContextMenu } from "../ui/ContextMenu.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { More } from "../ui/More.tsx";
import { Notices } from "../ui/Notices.tsx";
import { PersonBadge } from "../ui/PersonBadge.tsx";
import { ProgressDialog } from "../ui/ProgressDialog.tsx";
import { SidePanel } from "../ui/SidePanel.tsx";
import { Spaced } from "../ui/Spaced.tsx";
import styles from "./gallery.module.css";

const ignore = () => {};

function Buttons() {
  return (
    <>
      {(["plain", "primary", "quiet"] as const).map((look) => (
        <p key={look} className={styles.row}>
          <Button look={look}>导出</Button>
          <Button look={look} disabled>
            导出
          </Button>
        </p>
      ))}
      <p className={styles.row}>
        <IconButton label="新建" keys="Ctrl+Alt+N">
          <Plus size={16} />
        </IconButton>
        <IconButton label="打印" disabled>
          <Printer size={16} />
        </IconButton>
      </p>
    </>
  );
}

function Checkboxes() {
  const [checked, setChecked] = useState(true);
  return (
    <>
      <Checkbox checked={checked} onChange={setChecked}>
        只算已定稿的各期
      </Checkbox>
      <Checkbox checked={false} onChange={ignore}>
        列出没有用稿的单位
      </Checkbox>
      <Checkbox checked disabled onChange={ignore}>
        排印本期要目
      </Checkbox>
    </>
  );
}

const sizes = [
  { value: "standard", label: "标准" },
  { value: "large", label: "大" },
  { value: "largest", label: "特大" },
];

function Choices() {
  const [size, setSize] = useState("standard");
  return <Choice label="界面字号" value={size} options={sizes} onChange={setSize} />;
}

function Menus() {
  const items = [
    { label: "创建副本", run: ignore, icon: <FileText size={14} /> },
    { label: "移到回收站", run: ignore, keys: "Delete" },
  ];
  return (
    <p className={styles.row}>
      <Menu items={items}>
        <Button>更多操作</Button>
      </Menu>
      <ContextMenu
        items={[...items, { label: "删除", run: ignore, isRemoval: true }]}
        onOpen={ignore}
        onClosed={ignore}
      >
        <Button>右键打开</Button>
      </ContextMenu>
    </p>
  );
}

function Changes() {
  const [declinedIds, setDeclinedIds] = useState<ReadonlySet<string>>(new Set(["quotes"]));
  return (
    <ChangeList
      changes={[
        { id: "space", kind: "多余空格", label: "多余空格", before: <Spaced text="8 月" />, after: "8月" },
        { id: "quotes", kind: "引号", label: "引号", before: '"示例"', after: "“示例”" },
      ]}
      declinedIds={declinedIds}
      onDecline={setDeclinedIds}
      words={{
        count: (count) => `整理 ${count} 处`,
        hint: "取消勾选的一处保持原样。",
        all: "全选",
        none: "全不选",
        before: "整理前",
        after: "整理后",
      }}
    />
  );
}

const tabs = [
  { name: "revisions", title: "修订", count: 12, content: <p>修订列表</p> },
  { name: "comments", title: "批注", content: <p>批注列表</p> },
] as const;

function Panel() {
  const [current, setCurrent] = useState<"revisions" | "comments">("revisions");
  return (
    <SidePanel
      label="侧栏"
      closeLabel="关闭侧栏"
      tabs={tabs}
      current={current}
      onChoose={setCurrent}
      onClose={ignore}
    />
  );
}

function People() {
  return (
    <p className={styles.row}>
      {roles.map((role) => (
        <PersonBadge key={role} name="陈示例" role={role} />
      ))}
      <PersonBadge name="外单位" />
    </p>
  );
}

function AllNotices() {
  return (
    <Notices
      notices={[
        { id: 1, kind: "done", text: "已导出 2 个文件", actions: [{ label: "打开 Word", run: ignore }] },
        { id: 2, kind: "error", text: "这个文件夹不能写入。请另选一个。" },
      ]}
      onClose={ignore}
    />
  );
}

export const widgets: Record<string, () => ReactNode> = {
  Button: () => <Buttons />,
  Checkbox: () => <Checkboxes />,
  Choice: () => <Choices />,
  Menu: () => <Menus />,
  ChangeList: () => <Changes />,
  SidePanel: () => <Panel />,
  PersonBadge: () => <People />,
  Notices: () => <AllNotices />,
  Dialog: () => (
    <Dialog title="标题" onClose={ignore} actions={<Button look="primary">确定</Button>}>
      <p>一段说明文字。</p>
    </Dialog>
  ),
  More: () => <More onSeen={ignore} />,
  ProgressDialog: () => (
    <ProgressDialog title="正在导出" text="排版 PDF" done={2} total={5} stop="停止" onStop={ignore} />
  ),
};
