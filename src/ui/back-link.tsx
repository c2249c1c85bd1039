import { ChevronLeft } from "lucide-react";

/** The way up to the list a page belongs to. */
export function BackLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a
      href={href}
      className="-ml-1.5 inline-flex h-8 items-center gap-0.5 justify-self-start rounded-small pr-2 pl-1 text-[13px] font-medium text-muted hover:bg-key hover:text-text"
    >
      <ChevronLeft aria-hidden size={16} />
      {text}
    </a>
  );
}
