"""The invented people of the sample day: what they are called, and where they live."""

NAMES = (
    ("Daryna Oleh Sofija Marko Lew Iryna", "Petrenko Hontschar Sawtschuk Bojko Kowalenko"),
    ("Rima Karim Salma Tarek Nour Yusuf", "Haddad Khoury Nasser Mansour Barakat"),
    ("Minh Lan Thảo Quang Hương Tuấn", "Nguyễn Trần Phạm Hoàng Đặng"),
    ("Chidi Ada Emeka Ngozi Ifeoma Obinna", "Okafor Eze Nwosu Adeyemi Balogun"),
    ("Jan Ewa Zofia Tomasz Łukasz Agnieszka", "Kowalczyk Wójcik Gajda Wrona Dębiec"),
    ("Emre Elif Aylin Kerem Defne Onur", "Yıldız Öztürk Şahin Kılıç Korkmaz"),
    ("Inês Tiago Beatriz Gil Leonor Duarte", "Salgado Quintela Bacelar Lourenço Vilela"),
    ("Priya Arjun Ananya Rohan Meera Vikram", "Sharma Iyer Banerjee Patil Chatterjee"),
    ("Ioana Andrei Mihai Elena Radu Ștefan", "Popescu Dumitru Ionescu Țurcanu Marin"),
    ("Parisa Reza Shirin Navid Laleh Omid", "Karimi Rostami Ahmadi Moradi Sadeghi"),
    ("Amina Selam Dawit Hanna Yonas Tesfaye", "Tekle Bekele Haile Gebre Abebe"),
    ("Milica Dragan Jelena Goran Vesna Đorđe", "Jovanović Petrović Nikolić Ilić Đurić"),
    ("Lucía Mateo Camila Diego Valeria Andrés", "Quispe Mamani Rojas Castillo Herrera"),
    ("Mei Wei Lin Jun Xiu Hao", "Zhang Liu Chen Huang Zhao"),
    ("Lena Jonas Frieda Anton Greta Moritz", "Brückner Dornbusch Eichholz Lindhorst Ostermann"),
)
"""First names and family names, by where they are heard together."""
JOINED = {"de": ("und", "Familie"), "en": ("and", "Family")}
"""What joins the names of a party, by the language of its letter."""
STREETS = (
    "Ahornwinkel",
    "Holunderstieg",
    "Mispelgasse",
    "Quittenhof",
    "Schlehenpfad",
    "Wacholdergrund",
    "Kornradenweg",
    "Sanddornzeile",
)
"""Invented, so that no sample letter ever reaches a real door."""
