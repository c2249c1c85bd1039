import { Pencil, Phone, Star } from "lucide-react";
import { Avatar } from "../../ui/avatar.tsx";
import { cx } from "../../ui/cx.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import type { ContactRecord } from "./use-contacts-screen.ts";

const texts = contactsWords;

/** One contact: who, their numbers, each a press from a call. */
export function ContactRow({ person, company, note, isFavourite, numbers, star, edit }: ContactRecord) {
  const who = person.title;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-sunken/60">
      <Avatar initials={person.initials} />
      <div className="min-w-0 flex-[1_1_10rem]">
        <p title={who} className="truncate font-semibold">
          <bdi>{who}</bdi>
        </p>
        <p className="truncate text-[13px] text-muted">
          <bdi>{company}</bdi>
          {company !== "" && note !== "" && " · "}
          <bdi title={note}>{note}</bdi>
        </p>
      </div>
      <ul className="order-last flex basis-full flex-wrap gap-1 ps-12 sm:order-none sm:max-w-[55%] sm:basis-auto sm:justify-end sm:ps-0">
        {numbers.map(({ text, call }) => (
          <li key={text}>
            {call ? (
              <button
                type="button"
                aria-label={texts.call(who, text)}
                onClick={call}
                className="figures flex h-8 items-center gap-1.5 rounded-small px-2.5 text-[13px] font-medium text-accent hover:bg-accent-soft"
              >
                <Phone aria-hidden size={14} />
                <bdi dir="ltr">{text}</bdi>
              </button>
            ) : (
              <span className="figures flex h-8 items-center px-2.5 text-[13px] text-muted">
                <bdi dir="ltr">{text}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
      <span className="flex">
        <IconButton
          label={isFavourite ? texts.unstar(who) : texts.star(who)}
          icon={
            <Star aria-hidden size={17} className={cx(isFavourite && "fill-warn-light text-warn-light")} />
          }
          onClick={star}
        />
        <IconButton label={texts.edit(who)} icon={<Pencil aria-hidden size={16} />} onClick={edit} />
      </span>
    </li>
  );
}
