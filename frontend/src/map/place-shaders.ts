/** How a place is painted, by the graphics card: one square for each, and distances decide what is seen of it.
 *
 * `under`: what lies below all discs, the glow of the chosen place and the rings of the besieged. Distances are pixels of CSS.
 */
const COMMON = `#version 300 es
precision highp float;
`;

export const VERTEX = `${COMMON}
uniform mat4 u_matrix;
uniform vec2 u_screen;
uniform vec2 u_factor;
uniform float u_rim;
uniform bool u_under;
in vec2 a_at;
in vec2 a_size;
in vec4 a_fill;
in vec4 a_second;
in vec4 a_ring;
out vec2 v_from;
out float v_radius;
flat out vec4 v_fill;
flat out vec4 v_second;
flat out vec4 v_ring;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  float radius = a_size.x * (a_size.y < 0.5 ? u_factor.x : u_factor.y);
  int flags = int(a_ring.a * 255.0 + 0.5);
  float around = u_under ? ((flags & 2) != 0 ? 12.0 : (flags & 1) != 0 ? 6.0 : -1.0e4) : u_rim + 1.0;
  float reach = max(radius + around, 0.0);
  vec4 at = u_matrix * vec4(a_at, 0.0, 1.0);
  gl_Position = vec4(at.xy + corner * reach * 2.0 / u_screen * at.w * vec2(1.0, -1.0), 0.0, at.w);
  v_from = corner * reach;
  v_radius = radius;
  v_fill = a_fill;
  v_second = a_second;
  v_ring = a_ring;
}
`;

export const FRAGMENT = `${COMMON}
uniform bool u_under;
uniform float u_rim;
uniform float u_sharp;
uniform vec3 u_rim_ink;
uniform vec3 u_halo;
uniform vec3 u_chosen;
in vec2 v_from;
in float v_radius;
flat in vec4 v_fill;
flat in vec4 v_second;
flat in vec4 v_ring;
out vec4 o_ink;
float inside(float away) { return clamp(0.5 - away * u_sharp, 0.0, 1.0); }
vec4 over(vec4 below, vec3 ink, float alpha) { return vec4(ink * alpha, alpha) + below * (1.0 - alpha); }
void main() {
  float away = length(v_from);
  int flags = int(v_ring.a * 255.0 + 0.5);
  vec4 ink = vec4(0.0);
  if (u_under) {
    if ((flags & 2) != 0) {
      ink = over(ink, u_chosen, 0.12 * inside(away - v_radius - 9.0));
      ink = over(ink, u_chosen, inside(abs(away - v_radius - 9.75) - 0.75));
    }
    if ((flags & 1) != 0) {
      ink = over(ink, u_halo, inside(away - v_radius - 3.8));
      ink = over(ink, v_ring.rgb, inside(abs(away - v_radius - 3.8) - 1.2));
    }
  } else {
    ink = over(ink, u_rim_ink, inside(abs(away - v_radius - u_rim * 0.5) - u_rim * 0.5));
    ink = over(ink, v_fill.rgb, inside(away - v_radius) * (v_second.a > 0.5 ? 0.5 : 1.0));
    int shape = int(v_fill.a * 255.0 + 0.5);
    if (shape == 1) {
      float period = v_radius * 0.875;
      float across = (v_from.x + v_from.y) * 0.70710678;
      float stripe = abs(mod(across + period * 0.5, period) - period * 0.5) - period * 0.25;
      ink = over(ink, v_second.rgb, inside(max(away - v_radius, stripe)));
    } else if (shape == 2) {
      ink = over(ink, v_second.rgb, inside(max(away - v_radius, -v_from.x)));
    }
  }
  o_ink = ink;
}
`;
