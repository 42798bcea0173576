import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { theme } from "./view/theme.svelte";
import { view } from "./view/view.svelte";

theme.follow();
view.follow();
mount(App, { target: document.getElementById("page")! });
