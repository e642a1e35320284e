import { isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml'

/** What is done to the list of lessons; lessons are named by their days. */
export type LessonListEdit = { up: number } | { down: number } | { drop: number } | { add: string }

/**
 * Does something to the lessons of a schedule, and numbers their days anew; the lines of each stay as they are written.
 * Undefined where they are not one lesson to a line, in the order of their days from 1 on: such a list is changed as
 * text.
 */
export function editLessonList(text: string, edit: LessonListEdit): string | undefined {
  const list = listIn(text)
  if (!list) return undefined
  const lines = edited(list.lines, edit)
  return (
    lines &&
    list.before + lines.map(({ head, tail }, index) => `${head}${index + 1}${tail}`).join('') + list.after
  )
}

/** A lesson of the list as it is written, before and after the number of its day. */
type Line = { head: string; tail: string }

type List = { before: string; lines: Line[]; after: string }

function edited(lines: readonly Line[], edit: LessonListEdit): Line[] | undefined {
  if ('add' in edit) return [...lines, lineLike(lines[0], edit.add)]
  if ('drop' in edit)
    return lines.length > 1 ? lines.filter((_, index) => index !== edit.drop - 1) : undefined
  return 'up' in edit ? swapped(lines, edit.up - 2) : swapped(lines, edit.down - 1)
}

function swapped(lines: readonly Line[], index: number): Line[] | undefined {
  const [one, other] = [lines[index], lines[index + 1]]
  return one && other && [...lines.slice(0, index), other, one, ...lines.slice(index + 2)]
}

function lineLike(line: Line | undefined, letter: string): Line {
  const indent = /^\s*/.exec(line?.head ?? '')?.[0] ?? ''
  return { head: `${indent}- { day: `, tail: `, letter: ${letter} }\n` }
}

function listIn(written: string): List | undefined {
  const text = written.endsWith('\n') ? written : `${written}\n`
  const document = parseDocument(text)
  const list = document.errors.length === 0 ? document.get('lessons', true) : undefined
  if (!isSeq(list) || list.flow) return undefined
  const items = list.items.map((item) => (isMap(item) ? placeOf(text, item) : undefined))
  const places = items.filter((place, index) => place !== undefined && place.number === index + 1)
  if (places.length !== items.length || places.length === 0) return undefined
  return cutAt(text, places as Place[])
}

/** Offsets: of the first character of its line, around the number of its day, and behind its last line. */
type Place = { start: number; day: readonly [number, number]; number: number; end: number }

function placeOf(text: string, item: YAMLMap): Place | undefined {
  const day = item.get('day', true) as Scalar | undefined
  if (!isScalar(day) || !day.range || !item.range) return undefined
  const start = text.lastIndexOf('\n', item.range[0]) + 1
  if (!/^\s*- +$/.test(text.slice(start, item.range[0]))) return undefined
  const end = text.indexOf('\n', item.range[1] - 1) + 1
  return { start, day: [day.range[0], day.range[1]], number: Number(day.value), end }
}

/** What stands between two lessons, such as a comment, goes with the first. */
function cutAt(text: string, places: readonly Place[]): List {
  const last = places.at(-1)?.end ?? text.length
  const lines = places.map(({ start, day }, index) => ({
    head: text.slice(start, day[0]),
    tail: text.slice(day[1], places[index + 1]?.start ?? last),
  }))
  return { before: text.slice(0, places[0]?.start), lines, after: text.slice(last) }
}
