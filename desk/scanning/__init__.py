"""From light or keys to text: pictures, cameras, handheld scanners, and what foreign codes are called.

May import: zxing-cpp, OpenCV, numpy, pypdfium2, and of ours `desk.domain` and what stands between.
Never goes in: Qt, SQL, what a letter means (`desk.letters` and the domain say that), words for the person at the desk.
"""
