#!/usr/bin/env python3
"""The logical site of the anchors as a content folder of uptake: content.py N OUT --generator FOLDER

FOLDER holds gen.py, which makes the same courses, stories, testimonials and personas for the other tools.
A related course becomes a prerequisite where that makes no circle.
"""
import argparse
import json
import pathlib
import sys

PORTAL = """title = "Learning portal"
base_url = "https://learn.example.com/"
language = "en"
promise = "Find what helps you today."
timezone = "Europe/Berlin"
contact = { name = "Learning team", role = "Learning partner", email = "learning@example.com" }
requires = ">=0.1, <2"

[brand]
primary = "#0b6b70"

[policy]
small_cell = 10
"""
CONSENT = 'consent = { given = 2026-06-01, until = 2030-01-01, scope = ["portal", "email", "chat", "print"] }'
LEVELS = {"Beginner": 1, "Intermediate": 2, "Advanced": 3}


def slug(text):
    return text.lower().replace(" ", "-")


def front(**fields):
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())


def short(text, limit):
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "."


def write(path, head, body=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"+++\n{head}+++\n\n{body}", encoding="utf-8")


def links(body, places):
    parts = body.split("@@")
    parts[1::2] = [places % part for part in parts[1::2]]
    return "".join(parts)


def courses(site, out):
    place = {course["slug"]: index for index, course in enumerate(site.courses)}
    for index, course in enumerate(site.courses):
        level = LEVELS[course["level"]]
        head = front(
            title=course["title"],
            summary=short(course["description"], 160),
            format="self-paced",
            level=course["level"].lower(),
            duration=f"{course['duration']}m",
            personas=course["personas"],
            prerequisites=[other for other in course["related"] if place[other] > index],
            start_url=f"https://lms.example.com/{course['slug']}",
            tags=course["tags"],
        )
        skills = ", ".join(f'{{ id = "{slug(skill)}", from = {level - 1}, to = {level} }}' for skill in course["skills"])
        head += f"skills = [{skills}]\nupdated = {course['date']}\n"
        write(out / f"courses/{course['slug']}.md", head, links(course["body"], "%s.md"))


def stories(site, out):
    for story in site.stories:
        head = front(
            title=story["title"],
            summary=short(story["description"], 160),
            person=story["person"],
            role=f"Champion at {story['org']}",
            personas=[story["persona"]],
            courses=story["courses"],
            recognition=story["quote"],
        )
        head += f"{CONSENT}\nupdated = {story['date']}\n"
        write(out / f"champions/{story['slug']}.md", head, links(story["body"], "../courses/%s.md"))


def testimonials(site, out):
    for index, said in enumerate(site.testimonials):
        head = front(
            title=said["slug"],
            summary=f"What {said['person']} says.",
            quote=said["body"].strip().replace("*", "").replace("`", ""),
            person=said["person"],
            role=f"Colleague at {said['org']}",
            kind="peer",
            personas=[said["persona"]],
            courses=[site.courses[index * 10 % len(site.courses)]["slug"]],
        )
        write(out / f"testimonials/{said['slug']}.md", f"{head}{CONSENT}\ndate = 2026-06-01\n")


def personas(site, out):
    first = site.courses[0]["slug"]
    for index, persona in enumerate(site.personas):
        head = front(
            title=persona["title"],
            summary=short(persona["description"], 160),
            weight=index + 1,
            who=persona["description"],
            goals=["Get the next thing done"],
            channels=["email", "poster"],
            competing_for_attention=["A full calendar"],
            promise="You find what helps you today.",
            start_here=first,
        )
        write(out / f"personas/{persona['slug']}.md", head, persona["body"])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("n", type=int)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--generator", required=True)
    arguments.add_argument("--seed", type=int, default=20261121)
    given = arguments.parse_args()
    sys.path.insert(0, given.generator)
    import gen

    site = gen.Gen(given.n, given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "portal.toml").write_text(PORTAL, encoding="utf-8")
    (given.out / "skills.toml").write_text(
        "".join(
            f"[skills.{slug(skill)}]\n" + front(name=skill, description=f"{skill} at work.", levels=list(LEVELS)) + "\n"
            for skill in gen.SKILLS
        ),
        encoding="utf-8",
    )
    for kind in (courses, stories, testimonials, personas):
        kind(site, given.out)


main()
