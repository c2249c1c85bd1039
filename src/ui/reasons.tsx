import { ExternalLink } from "lucide-react";

type Props = {
  readonly lead: string;
  readonly reasons: readonly {
    readonly text: string;
    readonly link: { readonly text: string; readonly href: string } | null;
  }[];
};

/** Several possible reasons, each with a place to look if there is one. */
export function Reasons({ lead, reasons }: Props) {
  return (
    <div className="mt-1.5 text-[13px]">
      <p className="text-muted">{lead}</p>
      <ul className="ms-4 list-disc">
        {reasons.map(({ text, link }) => (
          <li key={text}>
            {text}{" "}
            {link !== null && (
              <a
                href={link.href}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 font-semibold underline underline-offset-2"
              >
                {link.text}
                <ExternalLink aria-hidden size={13} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
