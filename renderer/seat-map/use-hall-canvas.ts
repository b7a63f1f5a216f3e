// Ties the painter and the camera to a canvas for as long as the same hall is shown, and follows the size of its frame.
import { getPrimaryShade, useComputedColorScheme, useMantineTheme } from '@mantine/core'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#core/domain/seat.ts'
import { drawHall } from './hall-drawing.ts'
import type { HallScene } from './hall-layer.ts'
import { createHallPainter, type HallPainter, type MapOverlay } from './hall-painter.ts'
import { createCamera, type MapCamera } from './map-camera.ts'
import { categoriesOf, lookUnchosen, type SeatChoiceProps } from './seat-choice.ts'
import { type SeatColours, seatColours } from './seat-colours.ts'
import { indexSeats } from './seat-index.ts'
import { varietiesOf } from './seat-stamps.ts'

export type HallCanvas = { scene: HallScene; camera: MapCamera | undefined }

export function useHallCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  choice: SeatChoiceProps,
  overlay: MapOverlay,
  onDrawn?: (ms: number) => void,
): HallCanvas {
  const scene = useScene(choice)
  const { drawing } = scene
  const [tools, setTools] = useState<{ painter: HallPainter; camera: MapCamera }>()

  useEffect(() => {
    const element = canvas.current
    const frame = element?.parentElement
    if (!element || !frame) return
    const painter = createHallPainter(element, onDrawn)
    const camera = createCamera(drawing.bounds, painter.setView)
    const watch = new ResizeObserver(() => {
      putOnPixels(element, frame)
      camera.resize({ width: frame.clientWidth, height: frame.clientHeight })
    })
    watch.observe(frame)
    setTools({ painter, camera })
    return () => {
      watch.disconnect()
      camera.stop()
      painter.stop()
    }
  }, [canvas, drawing, onDrawn])

  useEffect(() => tools?.painter.setScene(scene), [tools, scene])
  useEffect(() => tools?.painter.setOverlay(overlay), [tools, overlay])
  return { scene, camera: tools?.camera }
}

/** Between the screen's own pixels the browser would blur the whole picture; text above the map leaves it there often. */
function putOnPixels(canvas: HTMLCanvasElement, frame: HTMLElement): void {
  const ratio = window.devicePixelRatio || 1
  const { left, top } = frame.getBoundingClientRect()
  const off = (place: number) => Math.round(place * ratio) / ratio - place
  canvas.style.translate = `${off(left)}px ${off(top)}px`
  canvas.style.width = `${frame.clientWidth}px`
  canvas.style.height = `${frame.clientHeight}px`
}

/** The map's colours follow the screen's scheme and its accent. */
export function useSeatColours(): SeatColours {
  const scheme = useComputedColorScheme('light')
  const theme = useMantineTheme()
  return useMemo(() => {
    const shades = theme.colors[theme.primaryColor]
    const accent = shades?.[getPrimaryShade(theme, scheme)] ?? ''
    return seatColours(scheme, accent, scheme === 'dark' ? (shades?.[3] ?? accent) : accent)
  }, [scheme, theme])
}

function useScene({ plan, statusOf, rightOf, category, standing }: SeatChoiceProps): HallScene {
  const { t } = useTranslation('seatMap')
  const colours = useSeatColours()
  const hall = useMemo(() => {
    const categories = categoriesOf(plan)
    return { drawing: drawHall(plan), index: indexSeats(plan), categories, varieties: varietiesOf(plan, categories) }
  }, [plan])
  return useMemo(
    () => ({
      ...hall,
      colours,
      lookOf: (seat: Seat) => lookUnchosen(seat.id, { statusOf, rightOf }),
      isFaint: (seat: Seat) => category !== undefined && seat.category !== category,
      stageName: t('stage'),
      standingText: (areaId: string) =>
        t('freePlaces', { count: standing?.find((area) => area.areaId === areaId)?.free ?? 0 }),
    }),
    [hall, colours, statusOf, rightOf, category, standing, t],
  )
}
