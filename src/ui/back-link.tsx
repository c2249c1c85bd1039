import { ChevronLeft } from "lucide-react";

/** The way up to the list a page belongs to. */
export function BackLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a
      href={href}
      className="-ms-1.5 inline-flex h-8 items-center gap-0.5 justify-self-start rounded-small pe-2 ps-1 text-[13px] font-medium text-muted hover:bg-key hover:text-text"
    >
      <ChevronLeft aria-hidden className="rtl:-scale-x-100" size={16} />
      {text}
    </a>
  );
}
