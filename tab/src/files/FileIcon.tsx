import {
  Document20Regular,
  DocumentPdf20Regular,
  DocumentTable20Regular,
  DocumentText20Regular,
  FolderZip20Regular,
  Image20Regular,
  SlideText20Regular,
  Video20Regular,
} from '@fluentui/react-icons';
import { type FileKind, kindOf } from '#shared/files/file.ts';

const icons: Readonly<Record<FileKind, typeof Document20Regular>> = {
  picture: Image20Regular,
  document: DocumentPdf20Regular,
  sheet: DocumentTable20Regular,
  slides: SlideText20Regular,
  archive: FolderZip20Regular,
  text: DocumentText20Regular,
  media: Video20Regular,
  other: Document20Regular,
};

export function FileIcon({ type }: { readonly type: string }) {
  const Icon = icons[kindOf(type)];
  return <Icon aria-hidden />;
}
