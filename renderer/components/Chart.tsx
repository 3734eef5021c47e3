import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ReactNode, useEffect, useRef } from 'react'
import { usePreferences } from '../stores/preferences.ts'

use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer])

export interface ChartSeries {
  readonly name: string
  readonly values: readonly number[]
}

interface Props {
  /** The finding, or what is drawn: shown over the picture and read out in its place. */
  caption: string
  categories: readonly string[]
  series: readonly ChartSeries[]
  /** The same figures as a table, beside the picture. */
  children: ReactNode
}

/** Horizontal bars, each with its number, readable in grey by their patterns, with the table of figures beside them. */
export function Chart({ caption, categories, series, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const theme = usePreferences((state) => state.theme)
  const height = 44 + categories.length * (12 + 18 * series.length)
  const drawn = JSON.stringify([categories, series, theme])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` stands for what is drawn.
  useEffect(() => {
    const element = place.current
    if (!element || element.clientWidth === 0) return
    // Ink is other in the dark, and on paper.
    const looks = [window.matchMedia('(prefers-color-scheme: dark)'), window.matchMedia('print')]
    let chart = draw(element, categories, series)
    const redraw = () => {
      chart.dispose()
      chart = draw(element, categories, series)
    }
    for (const look of looks) look.addEventListener('change', redraw)
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(element)
    return () => {
      for (const look of looks) look.removeEventListener('change', redraw)
      sizes.disconnect()
      chart.dispose()
    }
  }, [drawn])

  return (
    <div className="chart">
      <figure>
        <figcaption>{caption}</figcaption>
        <div ref={place} className="chart-picture" role="img" aria-label={caption} style={{ height }} />
      </figure>
      <div>{children}</div>
    </div>
  )
}

function draw(element: HTMLElement, categories: readonly string[], series: readonly ChartSeries[]) {
  const ink = colourOf(element, '--ink')
  const chart = init(element, null, { renderer: 'svg' })
  chart.setOption({
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1 } },
    color: ['--part-1', '--part-2', '--part-4', '--part-6'].map((name) => colourOf(element, name)),
    // By its name: "inherit" would be measured as another font than it is drawn in.
    textStyle: { fontFamily: getComputedStyle(element).fontFamily, color: ink },
    grid: { left: 4, right: 56, top: series.length > 1 ? 32 : 4, bottom: 4, containLabel: true },
    legend: series.length > 1 ? { top: 0, left: 0, textStyle: { color: ink, fontSize: 13 } } : { show: false },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      data: [...categories],
      inverse: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colourOf(element, '--line-strong') } },
      axisLabel: { color: ink, fontSize: 13 },
    },
    series: series.map((one) => ({
      type: 'bar' as const,
      name: one.name,
      data: [...one.values],
      barMaxWidth: 16,
      barMinHeight: 1,
      label: {
        show: true,
        position: 'right' as const,
        color: ink,
        fontSize: 13,
        formatter: ({ value }: { value?: unknown }) => Number(value).toLocaleString('en-GB'),
      },
    })),
  })
  return chart
}

/** What a custom property comes to here: `light-dark()` is settled only where it is used. */
function colourOf(element: HTMLElement, property: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${property})`
  element.append(probe)
  const colour = getComputedStyle(probe).color
  probe.remove()
  return colour
}
