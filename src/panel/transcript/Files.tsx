import type { BriefMessage } from '#domain/brief.ts';
import { useT } from '../../i18n/context.ts';
import { Said } from '../../parts/Said.tsx';

/** What came with a message; two files may have the same name. */
export function Files({ files }: { files: BriefMessage['attachments'] }) {
  const keyed = files.map((file, index) => ({ file, key: `${index} ${file.name}` }));
  return (
    <>
      {keyed.map(({ key, file }) => (
        <FileLink key={key} file={file} />
      ))}
    </>
  );
}

/** A file by its name: nothing of it is loaded before somebody opens it, so that a picture cannot tell that it was looked at. */
function FileLink({ file: { name, content_type, url } }: { file: BriefMessage['attachments'][number] }) {
  const t = useT();
  // A link only where it leads to the web: other schemes could do something.
  const isLink = url !== null && /^https?:\/\//i.test(url);
  return (
    <p className="file">
      <span className="soft">{t('panel.attachment')} </span>
      {isLink ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          <Said text={name} />
        </a>
      ) : (
        <Said text={name} />
      )}
      {content_type !== null && (
        <span className="soft">
          {' '}
          (<Said text={content_type} />)
        </span>
      )}
      {!isLink && <span className="soft"> – {t('panel.file_not_here')}</span>}
    </p>
  );
}
